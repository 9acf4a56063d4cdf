"""The verbs that go over many cases at once, as they are measured: for each of the cases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.actions import handover, recalculating
from jehat.cases.former import Former
from jehat.cases.models import Case
from jehat.cases.states import Relation
from jehat.people.models import User
from jehat.people.queries import known_as
from tests.before_verbs import ADMINISTRATOR, handed_over, of_one_person, waiting_for_a_moment

from .bench_turns import TEXT

MANY = 50


@dataclass(frozen=True)
class Job:
    """What is done, by whom, and over how many cases."""

    act: Callable[[], object]
    cases: int
    by: User | None = None


def recalculate(case) -> Job:
    return Job(partial(actions.recalculate, entity=case.entity), recalculating.AT_ONCE)


def change_escalation(case) -> Job:
    """Each open case that waits for a moment is looked at anew."""
    cases = waiting_for_a_moment(case)
    by, hours = known_as(ADMINISTRATOR), [4, 8, 16]
    act = partial(actions.change_escalation, by=by, entity=case.entity, warn_percent=80, hours=hours)
    return Job(act, cases, by)


def reassign_all(case) -> Job:
    """Those that are due before a colleague is back: so many."""
    by, until = case.department.head.user, _due_of(case.assignee)
    cases = queries.held_open(by, case.assignee, until=until)
    return Job(partial(actions.reassign_all, by=by, employee=case.assignee, until=until), cases, by)


def go_on_handover(case) -> Job:
    running = handed_over(case)
    return Job(partial(actions.go_on_handover, handover=running), handover.BATCH)


def declare_conflict(case) -> Job:
    """All open cases of the person that the employee holds go to others."""
    of_one_person(case, MANY)
    those = Case.objects.open().filter(assignee=case.assignee_id, beneficiary=case.beneficiary_id)
    by = case.assignee.user
    return Job(partial(actions.declare_conflict, by=by, case=case, relation=Relation.OTHER), those.count(), by)


def take_over(case) -> Job:
    since = timezone.now() - timedelta(days=400)
    told = {"kind": case.kind, "beneficiary": case.beneficiary, "subject": TEXT, "employee": case.assignee}
    one = Former(**told, words=TEXT, since=since, until=since + timedelta(days=4))
    return Job(partial(actions.take_over, closed=[one] * MANY), MANY)


def _due_of(employee):
    """Until when so many of his are due."""
    due = Case.objects.open().filter(assignee=employee).order_by("due_at").values_list("due_at", flat=True)
    return due[MANY]


JOBS: dict[str, Callable[[Case], Job]] = {
    one.__name__: one
    for one in (recalculate, change_escalation, reassign_all, go_on_handover, declare_conflict, take_over)
}
