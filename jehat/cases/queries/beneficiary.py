"""What a beneficiary's pages read."""

from jehat.cases.models import Case, Comment
from jehat.cases.states import Status


def home(user):
    """The beneficiary's own cases."""
    return Case.objects.of_beneficiary(user)


def home_filters(user) -> dict:
    own = home(user)
    return {
        "all": own,
        "waiting": own.filter(status=Status.WAITING_BENEFICIARY),
        "open": own.open(),
        "closed": own.closed(),
    }


def pending_questions(user) -> list[Comment]:
    """What a beneficiary is being asked in any of his cases: the last question of each."""
    waiting = Case.objects.of_beneficiary(user).filter(status=Status.WAITING_BENEFICIARY)
    return list(
        Comment.objects.filter(case__in=waiting, act=Comment.Act.ASK)
        .select_related("by", "case__entity")
        .order_by("case_id", "-created_at")
        .distinct("case_id")
    )
