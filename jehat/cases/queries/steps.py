"""The steps of a case as both sides see them."""

from functools import partial

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_minutes
from jehat.cases.progress import Step, progress
from jehat.cases.states import Outcome


def steps_of(case) -> list[Step]:
    """Each step of the terms of the case, with what was reached and what is expected."""
    steps = sorted(case.terms.steps, key=lambda one: one["order"])
    if not steps:
        return []
    reached = dict(case.steps_reached.values_list("place", "at"))
    add = partial(add_working_minutes, week=week_of(case.entity))
    given = {"begun": case.created_at, "is_open": case.is_open, "is_done": case.outcome == Outcome.DONE, "add": add}
    return progress(steps, case.terms.stages, reached, **given)
