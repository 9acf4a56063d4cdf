"""How the referrals of a case end, whatever ends them."""

from jehat.cases.directives import End
from jehat.cases.models import Referral
from jehat.organization.actions import end_cause
from jehat.organization.models import Grant


def end_original(case, how, *, now, ground="", answer=None) -> None:
    """The open referral with which the case came here is over."""
    came = Referral.objects.open().originals().inside().filter(case=case)
    came.update(ended_at=now, end=how, ground=ground, answer=answer)


def end_all(case, *, now) -> None:
    """The case is over, and with it whatever was asked of others about it."""
    copies = list(Referral.objects.open().filter(case=case, is_original=False))
    Referral.objects.open().filter(case=case).update(ended_at=now, end=End.DONE)
    end_sight(copies, by=None, now=now)


def end_sight(copies, *, by, now) -> None:
    """What copies showed is out of sight again."""
    for copy in copies:
        end_cause(by=by, cause=Grant.Cause.REFERRAL, cause_id=copy.pk, now=now)


def receive(case, *, by, now) -> None:
    """Whoever has the case has seen it: the referral that brought it is received, from its first opening on."""
    came = Referral.objects.open().originals().inside().filter(case=case, received_at__isnull=True)
    came.update(received_at=now, received_by=by)
