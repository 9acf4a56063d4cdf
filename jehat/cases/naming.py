"""Whether those who work on a case are named to its beneficiary, as its entity chose; to everybody else they are."""

from django.utils.translation import gettext_lazy as _

UNNAMED = _("An employee of the entity")
# What the beneficiary's own side does: of these he reads the name anyway.
HIS_OWN = ("case.submit", "case.follow_up", "case.rate", "case.withdraw", "case.dispute", "case.appeal")


def hides(case, user) -> bool:
    """Whether the person reads no employee's name in the case."""
    return not case.entity.names_people and case.is_acted_for_by(user)


def responsible(case, user) -> str | None:
    """Who has the case, as the person reads it; None while it waits for one."""
    if case.assignee is None:
        return None
    return str(UNNAMED) if hides(case, user) else case.assignee.name


def holder(custody, *, unnamed: bool) -> str | None:
    """Who had the case for a time; None while it waited for one."""
    if custody.employee is None:
        return None
    return str(UNNAMED) if unnamed else custody.employee.name


def unsigned(case, comments) -> None:
    """Let what the entity said be signed by the entity alone."""
    for comment in comments:
        if not comment.is_from_beneficiary:
            comment.signed = case.entity.name
