"""When a case whose time runs out reaches each level. Pure."""

from datetime import datetime

from jehat.calendars.working_time import WorkWeek, add_working_minutes, working_minutes

WARNED, BROKEN, TOP = 1, 2, 5


def moment_of(level: int, *, filed: datetime, due: datetime, total: int, plan, week: WorkWeek) -> datetime:
    """When a case that goes on as it does now reaches a level; `total` are the minutes that were promised at first."""
    if level == WARNED:
        left = total * (100 - plan.warn_percent) // 100
        return add_working_minutes(filed, max(working_minutes(filed, due, week) - left, 0), week)
    if level == BROKEN:
        return due
    return add_working_minutes(due, plan.hours[level - BROKEN - 1] * 60, week)
