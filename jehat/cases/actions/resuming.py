"""How a case that stands still goes on: on its day, by a colleague, or as soon as the beneficiary writes."""

from jehat.audit.record import record
from jehat.cases import notices
from jehat.cases.models import Case
from jehat.cases.states import Status
from jehat.notifications.notify import notify

from .moving import move


def go_on(case, *, by, now) -> Case:
    """Bring a case that stands still back to work, and tell who holds it."""
    status = Status.IN_PROGRESS if case.assignee_id else Status.TRIAGE
    move(case, status, now=now)
    event = record("case.resume", case, by=by, at=now)
    notify(notices.told_of_resumption(case, but=by), of=event)
    return case


def answers_by_writing(case) -> bool:
    """Whether what the beneficiary writes, by whatever road, brings the case back to work."""
    return case.status in (Status.WAITING_BENEFICIARY, Status.POSTPONED)
