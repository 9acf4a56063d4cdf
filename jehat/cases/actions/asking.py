"""A question to the beneficiary and his answer: in between, the case waits for him."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_days
from jehat.cases import heirs, notices, permissions, queries
from jehat.cases.models import Case, Closing, Comment, Points, Question
from jehat.cases.points import answered_in_words, asked_in_words, kept, missing
from jehat.cases.states import follows
from jehat.notifications.notify import notify

from .answering import keep_values, right_values
from .conversation import end_draft, write_comment
from .ending import came_to, take_up
from .moving import move


@action("case.ask", says=_("Completion was asked of the beneficiary"))
def ask(*, by, case, text="", voice=None, files=(), points=(), draft="", now=None):
    """Ask the beneficiary for what is missing, one thing or several points; the case waits for him."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_ask(by, case).require()
    permissions.can_put_points(points).require()
    in_place_of = permissions.in_place_of(by, case, "ask")
    listed = [kept(one) for one in points]
    said = {"text": asked_in_words(text, listed), "voice": voice, "files": files, "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=Comment.Act.ASK, **said)
    end_draft(by, draft)
    case.first_answer_at = case.first_answer_at or now
    put_question(written, case, points=listed, now=now)
    move(case, follows(case.status, "ask"), now=now)
    event = record("case.ask", case, by=by, acting_for=in_place_of, at=now, comment=written.pk)
    notify(notices.told_of_question(case), of=event, delay=permissions.UNDO_WITHIN.seconds)
    return written


@action("case.answer", says=_("The beneficiary answered"), enters=("case",))
def answer(*, by, case, text="", voice=None, files=(), answers=None, by_mail=False, draft="", now=None):
    """Give what was asked; the work goes on, and a case that was closed without it is taken up again.

    Of several points those in `answers` are answered, by their places; the case goes on waiting for the others.
    What is said in words alone answers all of them, and the holder judges it.
    """
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_answer(by, case, now=now).require()
    asked = queries.asked_of(case)
    listed = asked.listed if asked else []
    values = right_values(listed, answers or {}, files)
    text = answered_in_words(text, listed, values)
    said = {"text": text, "voice": voice, "files": files, "now": now, "by_mail": by_mail}
    written = write_comment(case, by=by, act=Comment.Act.ANSWER, **said)
    end_draft(by, draft)
    if values and keep_values(asked.points, values):
        return _wait_on(case, asked, written, by=by, now=now)
    _answer_questions(case, written, now=now)
    told = _go_on(case, now=now)
    event = record("case.answer", case, by=by, at=now, comment=written.pk, **told)
    notify(notices.told_of_answer(case), of=event)
    return written


def _wait_on(case, asked, written, *, by, now) -> Comment:
    """Something is answered and something is missing: the case goes on waiting, and its holder may read what came."""
    case.active_at = now
    case.save(update_fields=["active_at"])
    event = record("case.answer", case, by=by, at=now, comment=written.pk, missing=len(missing(asked.listed)))
    notify(notices.told_of_comment(case, by=by), of=event)
    return written


def _go_on(case, *, now) -> dict:
    """What the record keeps of a case that was closed already: its end, and to whom it came back."""
    if case.is_open:
        move(case, follows(case.status, "answer"), now=now)
        return {}
    return came_to(case, take_up(case, heirs.holder_for(case, now=now), cause=Closing.TakenUp.ANSWERED, now=now))


def put_question(comment, case, *, points=(), now) -> Question:
    """Keep until when an answer is awaited; what was asked before and left behind is asked no more."""
    case.questions.pending().update(ended_at=now)
    days = max(case.terms.ruled.answer_days, 1)
    asked = {"case": case, "comment": comment, "asked_at": now}
    due_at = add_working_days(now, days, week_of(case.entity))
    question = Question.objects.create(entity_id=case.entity_id, due_at=due_at, **asked)
    if points:
        Points.objects.create(entity_id=case.entity_id, case=case, question=question, listed=points)
    return question


def _answer_questions(case, written, *, now) -> None:
    """What he writes answers all that was asked; a late answer what the case was closed for."""
    asked = case.questions.filter(answered_at__isnull=True, ended_at=case.ending.at if case.ending else None)
    asked.update(answered_at=now, answer=written, ended_at=None)
