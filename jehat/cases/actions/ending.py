"""How a case ends and how it comes back: the one place for either, whichever verb does it.

Custody ends with the state (`move`).
"""

from jehat.cases.models import Closing, Pause, Postponement
from jehat.cases.states import ENDS_IN, STANDSTILL, Status, follows

from .custody import hand_over
from .homing import send_home
from .hops import go_on_again
from .moving import held_status, move


def end_case(case, outcome, *, now, by=None, comment=None, ground="") -> Closing:
    """End the case with an outcome: it is kept which of its ends this is."""
    closing = Closing.objects.create(
        entity_id=case.entity_id,
        case=case,
        nth=case.closings.counted().count() + 1,
        outcome=outcome,
        ground=ground,
        by=by,
        comment=comment,
        department=case.department,
        employee=case.assignee,
        came_from=case.status,
        at=now,
    )
    case.questions.pending().update(ended_at=now)
    move(case, ENDS_IN[outcome], now=now, outcome=outcome, ground=ground)
    send_home(case, outcome=outcome, now=now)
    return closing


def take_up(case, choice, *, cause, now) -> Closing:
    """Bring a closed case back to work: whom it comes to has it from now on, with what was left of its time."""
    closing = case.closings.standing().get()
    end_closing(closing, cause, now=now)
    hand_over(case, choice, now=now)
    move(case, held_status(case), now=now)
    return closing


def resume(case, closing, *, now) -> None:
    """Whoever had the case when it was closed has it as if it had never been: his time has no gap, nor has a pause."""
    case.custodies.filter(until=closing.at).update(until=None)
    case.questions.filter(ended_at=closing.at).update(ended_at=None)
    case.postponements.filter(ended_at=closing.at).update(state=Postponement.State.GRANTED, ended_at=None)
    go_on_again(case, closing, now=now)
    if closing.came_from in STANDSTILL:
        stood = {"cause": closing.came_from, "since": closing.at}
        Pause.objects.create(entity_id=case.entity_id, case=case, **stood)
        case.status, case.paused_at = closing.came_from, closing.at
    end_closing(closing, Closing.TakenUp.MISTAKE, now=now)
    move(case, _stands(case, closing), now=now)


def _stands(case, closing) -> Status:
    """Where it stood; what it waited for at another entity may be over there meanwhile."""
    waits = closing.came_from == Status.WAITING_OTHER
    is_over = waits and not case.referrals.open().filter(to_entity__isnull=False).exists()
    return follows(closing.came_from, "come_home") if is_over else Status(closing.came_from)


def end_closing(closing, cause, *, now) -> None:
    closing.taken_up, closing.taken_up_at = cause, now
    closing.save(update_fields=["taken_up", "taken_up_at"])


def came_to(case, closing) -> dict:
    """What the record keeps of a case that came back: to whom, and from which of its ends."""
    to = case.assignee and case.assignee.pk
    return {"to": to, "department": case.department.pk, "nth": closing.nth}
