"""A question to the beneficiary and his answer: in between, the case waits for him."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_days
from jehat.cases import heirs, notices, permissions
from jehat.cases.models import Case, Closing, Comment, Question
from jehat.cases.states import follows
from jehat.notifications.notify import notify

from .conversation import end_draft, write_comment
from .ending import came_to, take_up
from .moving import move


@action("case.ask", says=_("Completion was asked of the beneficiary"))
def ask(*, by, case, text="", voice=None, files=(), draft="", now=None):
    """Ask the beneficiary for what is missing; the case waits for him."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_ask(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "ask")
    said = {"text": text, "voice": voice, "files": files, "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=Comment.Act.ASK, **said)
    end_draft(by, draft)
    case.first_answer_at = case.first_answer_at or now
    put_question(written, case, now=now)
    move(case, follows(case.status, "ask"), now=now)
    event = record("case.ask", case, by=by, acting_for=in_place_of, at=now, comment=written.pk)
    notify(notices.told_of_question(case), of=event, delay=permissions.UNDO_WITHIN.seconds)
    return written


@action("case.answer", says=_("The beneficiary answered"), enters=("case",))
def answer(*, by, case, text="", voice=None, files=(), draft="", now=None):
    """Give what was asked; the work goes on, and a case that was closed without it is taken up again."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_answer(by, case, now=now).require()
    written = write_comment(case, by=by, act=Comment.Act.ANSWER, text=text, voice=voice, files=files, now=now)
    end_draft(by, draft)
    _answer_questions(case, written, now=now)
    told = _go_on(case, now=now)
    event = record("case.answer", case, by=by, at=now, comment=written.pk, **told)
    notify(notices.told_of_answer(case), of=event)
    return written


def _go_on(case, *, now) -> dict:
    """What the record keeps of a case that was closed already: its end, and to whom it came back."""
    if case.is_open:
        move(case, follows(case.status, "answer"), now=now)
        return {}
    return came_to(case, take_up(case, heirs.holder_for(case, now=now), cause=Closing.TakenUp.ANSWERED, now=now))


def put_question(comment, case, *, now) -> Question:
    """Keep until when an answer is awaited; what was asked before and left behind is asked no more."""
    case.questions.pending().update(ended_at=now)
    days = max(case.terms.ruled.answer_days, 1)
    asked = {"case": case, "comment": comment, "asked_at": now}
    due_at = add_working_days(now, days, week_of(case.entity))
    return Question.objects.create(entity_id=case.entity_id, due_at=due_at, **asked)


def _answer_questions(case, written, *, now) -> None:
    """What he writes answers all that was asked; a late answer what the case was closed for."""
    asked = case.questions.filter(answered_at__isnull=True, ended_at=case.ending.at if case.ending else None)
    asked.update(answered_at=now, answer=written, ended_at=None)
