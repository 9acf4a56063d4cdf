"""An appeal against a rejection, and its decision by somebody else than who rejected."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import appeals, heirs, notices, permissions
from jehat.cases.models import Appeal, Case, Closing, Comment
from jehat.notifications.notify import notify
from jehat.organization.actions import end_cause, give_for_cause
from jehat.organization.models import Grant

from .conversation import end_draft, write_comment
from .ending import came_to, take_up

SEES, DECIDES = "case.see", "case.decide_appeal"


@action("case.appeal", says=_("The beneficiary appealed against the rejection"), enters=("case",))
def appeal(*, by, case, text, voice=None, files=(), now=None):
    """Say once, in time, why the rejection is wrong; somebody else than who rejected decides (تظلم)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_appeal(by, case, now=now).require()
    closing = case.ending
    written = write_comment(case, by=by, act=Comment.Act.APPEAL, text=text, voice=voice, files=files, now=now)
    department, judge = appeals.judge_of(case, closing, now=now)
    made = Appeal.objects.create(
        entity_id=case.entity_id,
        case=case,
        closing=closing,
        by=by,
        words=written,
        department=department,
        employee=judge,
        at=now,
    )
    _let_in(made, case, now)
    case.active_at = now
    case.save(update_fields=["active_at"])
    went = {"to": judge and judge.pk, "department": department.pk}
    event = record("case.appeal", case, by=by, at=now, comment=written.pk, **went)
    notify(notices.told_of_appeal(case, judge), of=event)
    return made


def _let_in(made, case, now) -> None:
    """Whoever is to decide sees the case until it is decided, wherever he works in the entity."""
    if made.employee is None:
        return
    given = {"subject": case, "cause": Grant.Cause.APPEAL, "cause_id": made.pk, "highest": case.rank, "now": now}
    for verb in (SEES, DECIDES):
        give_for_cause(by=None, employee=made.employee, verb=verb, **given)


@action("case.decide_appeal", says=_("The appeal was decided: {decision}"))
def decide_appeal(*, by, case, decision, text, files=(), draft="", now=None):
    """Let the rejection stand or overturn it, in words to the beneficiary; overturned, the case is taken up again."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_decide_appeal(by, case).require()
    made, in_place_of = case.appeal, permissions.in_place_of(by, case, "decide_appeal")
    said = {"text": text, "voice": None, "files": files, "now": now, "acting_for": in_place_of}
    made.answer = write_comment(case, by=by, act=Comment.Act.DECIDE, **said)
    end_draft(by, draft)
    made.decision, made.decided_at, made.decided_by = decision, now, by
    made.save(update_fields=["decision", "decided_at", "decided_by", "answer"])
    end_cause(by=by, cause=Grant.Cause.APPEAL, cause_id=made.pk, now=now)
    told = {"comment": made.answer.pk, "decision": str(decision)}
    if decision == Appeal.Decision.OVERTURNED:
        told |= _overturn(case, made, now)
    else:
        case.active_at = now
        case.save(update_fields=["active_at"])
    event = record("case.decide_appeal", case, by=by, acting_for=in_place_of, at=now, **told)
    notify(notices.told_of_decision(case), of=event)
    return case


def _overturn(case, made, now) -> dict:
    choice = heirs.head_for(case, now=now, but=made.closing.by_id)
    return came_to(case, take_up(case, choice, cause=Closing.TakenUp.OVERTURNED, now=now))
