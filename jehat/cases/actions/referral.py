"""A case goes to a department or a person, who take it, refuse it or give it back: one row says so to both sides."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions
from jehat.cases.clearance import is_cleared
from jehat.cases.directives import Directive, End, ReturnGround, Why
from jehat.cases.models import Case, Comment, Referral
from jehat.cases.states import Outcome, Reason
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify
from jehat.organization.models import Employee

from .climbing import climb
from .conversation import end_draft, write_comment, write_note
from .copies import send_copies
from .custody import distribute, hand_over
from .ending import end_case
from .homing import send_home
from .hops import end_original
from .moving import came_to, move


@action("case.refer", says=_("Referred to {department}"))
def refer(
    *, by, case, to, note, directive=Directive.ACTION, why=Why.WORK, copies=(), is_final=False, draft="", now=None
):
    """Hand the case to another department of the entity, or to a person there (إحالة); number, age and promise stay.

    What `is_final` is not referred any further by whoever gets it.
    """
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_refer(by, case).require()
    person = to if isinstance(to, Employee) else None
    department = person.department if person else to
    _require_fitting(case, department, person, now=now)
    in_place_of = permissions.in_place_of(by, case, "refer")
    written = write_note(case, by=by, text=note, now=now, acting_for=in_place_of)
    end_draft(by, draft)
    told = {"department": department.pk} | ({"to": person.pk} if person else {})
    event = record("case.refer", case, by=by, acting_for=in_place_of, at=now, **told)
    end_original(case, End.PASSED_ON, now=now)
    referral = Referral.objects.create(
        entity_id=case.entity_id,
        case=case,
        why=why,
        directive=directive,
        by=by,
        from_department=case.department,
        from_employee=case.assignee,
        to_department=department,
        to_employee=person,
        is_final=is_final,
        note=written,
        sent_at=now,
    )
    sent = send_copies(case, copies, by=by, note=written, now=now)
    _give(case, department, person, now=now, referral=referral)
    move(case, came_to(case), now=now)
    notify(notices.told_of_referral(case) + notices.told_of_copies(case, sent), of=event)
    return case


def _require_fitting(case, department, person, *, now) -> None:
    """Whoever is to have it is elsewhere in the entity, there, and cleared for it."""
    if department.entity_id != case.entity_id or department.pk == case.department_id or not department.is_active:
        raise Refused(_("A case is referred to another active department of the same entity."))
    asked = {"beneficiary_id": case.beneficiary_id, "now": now}
    if person is None and not distribution.can_receive(department, rank=case.rank, **asked):
        raise Refused(_("Nobody in this department is cleared for the secrecy of this case."))
    if person is not None and not distribution.can_take(person, department, **asked):
        raise Refused(_("A case is referred to a person who is there and takes cases."))
    if person is not None and not is_cleared(person, case.rank, now=now):
        raise Refused(_("This colleague is not cleared for the secrecy of this case."))


def _give(case, department, person, *, now, referral=None, reason=Reason.BY_HAND) -> None:
    if person is None:
        distribute(case, department=department, by=None, now=now, referral=referral)
    else:
        hand_over(case, distribution.Choice(department, person, reason), now=now, referral=referral)


@action("case.accept_referral", says=_("The referral was accepted"))
def accept_referral(*, by, case, now=None):
    """Take on what was referred; from now on it is given back with a reason only (قبول الإحالة)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_accept_referral(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "refer")
    came = case.incoming
    if came.received_at is None:
        came.received_at, came.received_by = now, by
    came.accepted_at = now
    came.save(update_fields=["received_at", "received_by", "accepted_at"])
    record("case.accept_referral", case, by=by, acting_for=in_place_of, at=now, referral=came.pk)
    return case


@action("case.refuse_referral", says=_("The referral was refused: {ground}"))
def refuse_referral(*, by, case, ground, note="", now=None):
    """Refuse what was referred; the case is at once with its sender again (رفض الإحالة)."""
    case = Case.objects.lock(case)
    permissions.can_refuse_referral(by, case).require()
    return _send_back("refuse_referral", End.REFUSED, by=by, case=case, ground=ground, note=note, now=now)


@action("case.give_back", says=_("Given back: {ground}"))
def give_back(*, by, case, ground, note="", now=None):
    """Give back what was taken on, with the reason; the case is at once with its sender again (إعادة)."""
    case = Case.objects.lock(case)
    permissions.can_give_back(by, case).require()
    return _send_back("give_back", End.RETURNED, by=by, case=case, ground=ground, note=note, now=now)


def _send_back(verb, how, *, by, case, ground, note, now) -> Case:
    now = now or timezone.now()
    came = case.incoming
    if came.to_entity_id:
        return _send_home(verb, how, by=by, case=case, came=came, ground=ground, note=note, now=now)
    in_place_of = permissions.in_place_of(by, case, "refer")
    answer = write_note(case, by=by, text=note, now=now, acting_for=in_place_of) if note else None
    told = {"referral": came.pk, "ground": str(ground), "department": came.from_department_id}
    event = record(f"case.{verb}", case, by=by, acting_for=in_place_of, at=now, **told)
    end_original(case, how, now=now, ground=ground, answer=answer)
    if permissions.can_climb(case):
        return climb(by=by, case=case, between=[came.from_department_id, case.department_id], now=now)
    bring_back(case, came, now=now)
    notify(notices.told_of_return(case), of=event)
    return case


def _send_home(verb, how, *, by, case, came, ground, note, now) -> Case:
    """It came from another entity: here it ends, and there it goes on; the beneficiary is told where."""
    in_place_of = permissions.in_place_of(by, case, "refer")
    words = note or str(ReturnGround(ground).label)
    said = {"text": words, "voice": None, "files": (), "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=Comment.Act.REJECT, **said)
    send_home(case, how, outcome=Outcome.GIVEN_BACK, ground=ground, now=now)
    end_case(case, Outcome.GIVEN_BACK, now=now, by=by, comment=written)
    told = {"referral": came.pk, "ground": str(ground), "comment": written.pk}
    event = record(f"case.{verb}", case, by=by, acting_for=in_place_of, at=now, **told)
    notify(notices.told_of_closing(case), of=event)
    return case


def bring_back(case, came, *, now, reason=Reason.RETURNED) -> None:
    """To the employee from whom it went, if he is still there and may have it; else to whom his department gives it."""
    person, department = came.from_employee, came.from_department
    asked = {"beneficiary_id": case.beneficiary_id, "now": now, "rank": case.rank}
    has_it_again = person is not None and distribution.can_take(person, department, **asked)
    _give(case, department, person if has_it_again else None, now=now, reason=reason)
    move(case, came_to(case), now=now)
