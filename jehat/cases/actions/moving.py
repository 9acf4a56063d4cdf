"""How a case goes from one state to another: the only place that changes its state."""

from jehat.calendars.queries import week_of
from jehat.cases import dues
from jehat.cases.clocks import Stood
from jehat.cases.models import Custody, Pause, Postponement
from jehat.cases.states import CLOSED, STANDSTILL, Cause, Status

from .hops import end_all

MOVED = (
    "status",
    "outcome",
    "ground",
    "department",
    "assignee",
    "active_at",
    "closed_at",
    "paused_at",
    "due_at",
    "alarm_at",
    "legal_due_at",
    "first_answer_at",
    "version",
)


def move(case, status, *, now, outcome="", ground="", quietly=False) -> None:
    """Bring the case to a state, with the times that belong to it, and save it with its holder.

    What is done `quietly` is no news for who reads lists: the case stays where it is in them.
    """
    _keep_clocks(case, status, now)
    case.status, case.outcome, case.ground = status, outcome, ground
    if not quietly:
        case.active_at = now
    case.closed_at = now if status in CLOSED else None
    case.version += 1
    case.save(update_fields=MOVED)
    if status in CLOSED:
        end_all(case, now=now)


def held_status(case) -> Status:
    """The state of an open case that has just come to its holder: what stands still goes on standing still."""
    if case.status in STANDSTILL:
        return Status(case.status)
    return Status.ASSIGNED if case.assignee_id else Status.TRIAGE


def came_to(case) -> Status:
    """The state of a case that others have from now on, who begin with it anew."""
    return Status.ASSIGNED if case.assignee_id else Status.TRIAGE


def _keep_clocks(case, status, now) -> None:
    """Stop and start the clocks as the state is left: a standstill has its pause, and a closed case no holder."""
    if case.closed_at and status not in CLOSED:
        _keep_closure(case, now)
    if case.paused_at and status != case.status:
        Pause.objects.current().filter(case=case).update(until=now)
        _carry(case, Stood(case.status, case.paused_at, now))
        if case.status == Status.POSTPONED:
            ended = {"state": Postponement.State.OVER, "ended_at": now}
            Postponement.objects.running().filter(case=case).update(**ended)
        case.paused_at = None
    if status in STANDSTILL and not case.paused_at:
        Pause.objects.create(entity_id=case.entity_id, case=case, cause=Cause(status), since=now)
        case.paused_at = now
    if status in CLOSED:
        Custody.objects.current().filter(case=case).update(until=now)


def _keep_closure(case, now) -> None:
    """Who has it since it was taken up again has it after a time of nobody; a closing undone leaves none."""
    if not Custody.objects.current().filter(case=case, since__lt=case.closed_at).exists():
        times = {"since": case.closed_at, "until": now}
        Pause.objects.create(entity_id=case.entity_id, case=case, cause=Cause.CLOSED, **times)
        _carry(case, Stood(Cause.CLOSED, **times))


def _carry(case, pause) -> None:
    """Both limits run on from where they stood still."""
    case.due_at = dues.carried(case.due_at, [pause], week_of(case.entity))
    case.legal_due_at = dues.legal_carried(case.legal_due_at, pause)
    case.alarm_at = pause.until
