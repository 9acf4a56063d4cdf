"""What is asked of a beneficiary: he is reminded in time, and without his answer the case is closed."""

from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices
from jehat.cases.models import Case, Comment
from jehat.cases.reminding import reminders_due
from jehat.cases.states import Outcome, Status
from jehat.cases.windows import last_moment
from jehat.core.hijri import dual
from jehat.notifications.notify import notify

from .conversation import write_comment
from .ending import end_case


@action("case.remind", says=_("The beneficiary was reminded of what was asked"))
def remind(*, case, by=None, now=None):
    """Remind the beneficiary of a question, at half of his time and before its end; each time once."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    if case.status != Status.WAITING_BENEFICIARY:
        return []
    asked = list(case.questions.pending())
    due = [one for one in asked if reminders_due(one, now) > one.reminded]
    if not due:
        return []
    for one in due:
        one.reminded = reminders_due(one, now)
        one.save(update_fields=["reminded"])
    event = record("case.remind", case, by=by, at=now, reminded=max(one.reminded for one in due))
    notify(notices.told_of_reminder(case), of=event)
    return due


@action("case.close_unanswered", says=_("Closed, since what was asked did not come in time"))
def close_unanswered(*, case, by=None, now=None):
    """Close a case whose beneficiary did not answer in time, once, saying why; a late answer takes it up again."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    overdue = case.questions.overdue(now).select_related("comment__by").oldest_first().last()
    is_left = case.status == Status.WAITING_BENEFICIARY and case.terms.ruled.knows(Outcome.NO_ANSWER)
    if overdue is None or not is_left or case.questions.pending().filter(due_at__gte=now).exists():
        return None
    said = {"text": _reason(case, overdue, now), "voice": None, "files": (), "now": now, "is_automatic": True}
    written = write_comment(case, by=overdue.comment.by, act=Comment.Act.REJECT, **said)
    end_case(case, Outcome.NO_ANSWER, now=now, comment=written)
    told = {"comment": written.pk, "result": Outcome.NO_ANSWER}
    event = record("case.close_unanswered", case, by=by, at=now, **told)
    notify(notices.told_of_unanswered(case), of=event)
    return case


def _reason(case, question, now) -> str:
    """In the language of the case: what was awaited, until when, and how it goes on."""
    with translation.override(case.language):
        words = gettext(
            "What was asked of you did not come until %(due)s, and so the case was closed. If you answer until "
            "%(until)s, it is taken up again."
        )
        return words % {"due": _day(question.due_at), "until": _day(last_moment(now, case.terms.ruled.reopen_days))}


def _day(moment) -> str:
    day = dual(moment)
    return f"{day.hijri} ({day.gregorian})"
