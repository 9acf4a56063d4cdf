"""Putting a case off to a day: asked for, decided by another, over on that day or when the beneficiary writes."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, Comment, Postponement
from jehat.cases.states import follows
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify

from .conversation import write_comment, write_note
from .moving import move
from .resuming import go_on


@action("case.postpone", says=_("A postponement was asked for"))
def postpone(*, by, case, until, reason, now=None):
    """Ask that the case be put off to a day, for a reason that the team reads; a supervisor decides."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_postpone(by, case).require()
    permissions.can_put_off(case, until, now=now).require()
    if case.postponements.asked().exists():
        raise Refused(_("A postponement of this case is asked for already."))
    in_place_of = permissions.in_place_of(by, case, "postpone")
    written = write_note(case, by=by, text=reason, now=now, acting_for=in_place_of)
    given = {"entity_id": case.entity_id, "case": case, "by": by, "reason": written}
    Postponement.objects.create(until=until, asked_at=now, **given)
    event = record("case.postpone", case, by=by, acting_for=in_place_of, at=now, until=until.isoformat())
    notify(notices.told_of_postponement_asked(case, but=by), of=event)
    return case


@action("case.grant_postponement", says=_("Postponed until {until}"))
def grant_postponement(*, by, case, words, until=None, now=None):
    """Grant what was asked for, or for a shorter time; the beneficiary reads why, and until when."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_grant_postponement(by, case).require()
    asked = _asked(by, case)
    until = until or asked.until
    if until > asked.until:
        raise Refused(_("A postponement is granted for the time that was asked for, or for less."))
    permissions.can_put_off(case, until, now=now).require()
    in_place_of = permissions.in_place_of(by, case, "grant_postponement")
    said = {"text": words, "voice": None, "files": (), "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=Comment.Act.COMMENT, **said)
    _decide(asked, Postponement.State.GRANTED, by=by, now=now, until=until, words=written)
    move(case, follows(case.status, "grant_postponement"), now=now)
    event = record("case.grant_postponement", case, by=by, acting_for=in_place_of, at=now, until=until.isoformat())
    notify(notices.told_of_postponement(case), of=event)
    return case


@action("case.refuse_postponement", says=_("The postponement was refused"))
def refuse_postponement(*, by, case, reason, now=None):
    """Refuse what was asked for, for a reason that the team reads; the work goes on."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_refuse_postponement(by, case).require()
    asked = _asked(by, case)
    in_place_of = permissions.in_place_of(by, case, "grant_postponement")
    written = write_note(case, by=by, text=reason, now=now, acting_for=in_place_of)
    _decide(asked, Postponement.State.REFUSED, by=by, now=now, answer=written)
    event = record("case.refuse_postponement", case, by=by, acting_for=in_place_of, at=now)
    notify(notices.told_of_postponement_refused(case, asked.by), of=event)
    return case


@action("case.resume", says=_("The work goes on"))
def resume(*, by, case, now=None):
    """Take a postponed case up again: an employee before its day, or the platform when the day has come."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    if by is None:
        _has_come(case, now)
    else:
        permissions.can_resume(by, case).require()
    return go_on(case, by=by, now=now)


def _has_come(case, now) -> None:
    running = case.postponements.running().first()
    if running is None or running.until > timezone.localdate(now):
        raise Refused(_("The day to which this case is postponed has not come."))


def _asked(by, case) -> Postponement:
    asked = case.postponements.asked().select_related("by").first()
    permissions.can_decide_postponement(by, asked).require()
    return asked


def _decide(asked, state, *, by, now, **given) -> None:
    asked.state, asked.decided_by, asked.decided_at = state, by, now
    for name, value in given.items():
        setattr(asked, name, value)
    asked.save(update_fields=["state", "decided_by", "decided_at", *given])
