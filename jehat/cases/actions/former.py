"""How cases come in that were closed before the platform was there."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases.models import Case, Closing, Comment, Custody, Opening
from jehat.cases.states import Outcome, Priority, Reason, Status

from .intake import new_case


@action("case.take_over", says=_("A case closed before the platform was taken over"))
def take_over(*, by=None, closed) -> list[Case]:
    """Keep what was closed elsewhere, each with its times, its holder and its last words; nobody is told of it."""
    cases = [_ended(former) for former in closed]
    Case.objects.bulk_update(cases, ["assignee", "status", "outcome", "active_at", "closed_at", "first_answer_at"])
    Custody.objects.bulk_create(_custody(case) for case in cases)
    ends = [_closing_words(case, former.words) for case, former in zip(cases, closed, strict=True)]
    Comment.objects.bulk_create([_filing(case) for case in cases] + ends)
    Closing.objects.bulk_create(_closing(case, end) for case, end in zip(cases, ends, strict=True))
    Opening.objects.bulk_create(
        _opening(case, user) for case in cases for user in (case.beneficiary, case.assignee.user)
    )
    for case, end in zip(cases, ends, strict=True):
        _record(case, end, by)
    return cases


def _ended(former) -> Case:
    given = {"priority": Priority.NORMAL, "channel": Case.Channel.WEB, "language": former.beneficiary.language}
    case = new_case(former.beneficiary, former.kind, former.beneficiary, former.subject, now=former.since, **given)
    case.assignee = former.employee
    case.status, case.outcome, case.version = Status.COMPLETED, Outcome.DONE, 2
    case.active_at = case.closed_at = case.first_answer_at = former.until
    return case


def _custody(case) -> Custody:
    place = {"department": case.department, "employee": case.assignee}
    held = {"since": case.created_at, "until": case.closed_at, "reason": Reason.LEAST_LOAD}
    return Custody(case=case, entity=case.entity, **held, **place)


def _closing(case, end) -> Closing:
    place = {"department": case.department, "employee": case.assignee, "came_from": Status.IN_PROGRESS}
    told = {"nth": 1, "outcome": case.outcome, "by": end.by, "comment": end, "at": case.closed_at}
    return Closing(case=case, entity=case.entity, **told, **place)


def _filing(case) -> Comment:
    return _said(case, case.beneficiary, Comment.Act.SUBMIT, case.created_at, is_from_beneficiary=True)


def _closing_words(case, words) -> Comment:
    return _said(case, case.assignee.user, Comment.Act.COMPLETE, case.closed_at, text=words, is_from_beneficiary=False)


def _said(case, by, act, at, **given) -> Comment:
    return Comment(case=case, entity=case.entity, by=by, act=act, created_at=at, **given)


def _opening(case, user) -> Opening:
    return Opening(case=case, entity=case.entity, user=user, first_at=case.closed_at, last_at=case.closed_at)


def _record(case, end, by):
    """What happened then, at its own time, and now that it was taken over."""
    filed = {"kind": case.kind.code, "priority": case.priority, "channel": case.channel}
    record("case.submit", case, by=case.beneficiary, at=case.created_at, **filed)
    to = {"to": case.assignee.pk, "department": case.department.pk, "reason": Reason.LEAST_LOAD}
    record("case.distribute", case, by=None, at=case.created_at, **to, load=0, candidates=1)
    record("case.complete", case, by=end.by, at=case.closed_at, comment=end.pk, result=case.outcome)
    record("case.take_over", case, by=by)
