"""Copies of a referral: they show the case to more people, for their opinion say, and give it to nobody."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions
from jehat.cases.clearance import cleared
from jehat.cases.directives import End
from jehat.cases.models import Case, Referral
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify
from jehat.organization.actions import give_for_cause
from jehat.organization.models import Employee, Grant

from .conversation import write_note
from .hops import end_sight


def send_copies(case, copies, *, by, note, now) -> list[Referral]:
    """One copy to each department or person, with a directive of its own; whoever gets it sees the case meanwhile."""
    return [_send_copy(case, to, directive, by=by, note=note, now=now) for to, directive in copies]


def _send_copy(case, to, directive, *, by, note, now) -> Referral:
    person = to if isinstance(to, Employee) else None
    department = person.department if person else to
    if department.entity_id != case.entity_id or not department.is_active:
        raise Refused(_("A copy goes to an active department of the same entity, or to a person there."))
    readers = _readers(case, department, person, now=now)
    if not readers:
        raise Refused(_("Nobody in this department is cleared for the secrecy of this case."))
    copy = Referral.objects.create(
        entity_id=case.entity_id,
        case=case,
        is_original=False,
        directive=directive,
        by=by,
        from_department=case.department,
        from_employee=case.assignee,
        to_department=department,
        to_employee=person,
        note=note,
        sent_at=now,
    )
    given = {"verb": "case.see", "subject": case, "cause": Grant.Cause.REFERRAL, "cause_id": copy.pk}
    for reader in readers:
        give_for_cause(by=by, employee=reader, highest=case.rank, now=now, **given)
    return copy


def _readers(case, department, person, *, now) -> list[Employee]:
    """Whom the copy shows the case to: the person, or those of the department who are cleared and on nobody's side."""
    own = distribution.his_side(case.entity, beneficiary_id=case.beneficiary_id, now=now)
    there = department.employees.active().exclude(user_id__in=own)
    there = there.filter(pk=person.pk) if person else there
    return list(cleared(there.select_related("user"), case.rank, now=now))


@action("case.conclude_copy", says=_("A copy was answered"))
def conclude_copy(*, by, case, note="", now=None):
    """Say what was asked by a copy, or that it was read; the case is out of sight again (الانتهاء من الصورة)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_conclude_copy(by, case).require()
    copy = permissions.copy_for(by, case)
    answer = write_note(case, by=by, text=note, now=now) if note else None
    received = {} if copy.received_at else {"received_at": now, "received_by": by}
    Referral.objects.filter(pk=copy.pk).update(ended_at=now, end=End.DONE, answer=answer, **received)
    told = {"referral": copy.pk} | ({"note": answer.pk} if answer else {})
    event = record("case.conclude_copy", case, by=by, at=now, **told)
    notify(notices.told_of_note(case), of=event)
    end_sight([copy], by=by, now=now)
    return case
