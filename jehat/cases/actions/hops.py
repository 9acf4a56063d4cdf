"""How the referrals of a case end, whatever ends them, and how they go on where it was no end."""

from django.db.models import Q

from jehat.cases.directives import End
from jehat.cases.models import Case, Referral
from jehat.core.walls import seen_as
from jehat.organization.actions import end_cause, give_for_cause
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
    came = Q(case=case, is_original=True, to_entity__isnull=True)
    if case.first_id:
        came |= Q(onward=case)
    Referral.objects.open().filter(came, received_at__isnull=True).update(received_at=now, received_by=by)


def receive_copies(case, *, by, now) -> None:
    """Whoever got a copy, he or his department, has seen it."""
    employee = by.employee
    his = Q(to_employee=employee) | Q(to_employee__isnull=True, to_department=employee.department_id)
    copies = Referral.objects.open().filter(his, case=case, is_original=False, received_at__isnull=True)
    copies.update(received_at=now, received_by=by)


def hold_onward(case) -> None:
    """Lock what other entities have of a case, before the case itself: in the order in which they end their part."""
    sent = Referral.objects.filter(case_id=case.pk, to_entity__isnull=False) if case.tracking else ()
    for one in sent:
        with seen_as.within(one.to_entity_id):
            list(Case.objects.locked().filter(pk=one.onward_id).values("pk"))


def go_on_again(case, closing, *, now) -> None:
    """What ended with a closing that was none goes on; whoever had a copy sees the case again."""
    ended = case.referrals.filter(ended_at=closing.at, end=End.DONE)
    again = [one for one in ended if not one.to_entity_id or _is_open_there(one)]
    Referral.objects.filter(pk__in=[one.pk for one in again]).update(ended_at=None, end="")
    for copy in (one for one in again if not one.is_original):
        for was in Grant.objects.caused_by(Grant.Cause.REFERRAL, copy.pk).filter(withdrawn_at=closing.at):
            given = {"verb": was.verb, "subject": case, "cause": was.cause, "cause_id": copy.pk}
            give_for_cause(by=None, employee=was.employee, highest=was.highest, now=now, **given)


def _is_open_there(sent) -> bool:
    with seen_as.within(sent.to_entity_id):
        return Case.objects.open().filter(pk=sent.onward_id).exists()
