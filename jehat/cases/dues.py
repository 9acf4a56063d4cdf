"""Until when a case is promised, and until when the law gives: two limits, each with what it stands still for. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jehat.calendars.working_time import (
    SAUDI_WEEK,
    WorkWeek,
    add_working_days,
    add_working_minutes,
    working_minutes,
)

from .states import Cause

# The promise stands still with every clock; the law waits for the beneficiary alone: no entity postpones it.
LEGAL_PAUSES = (Cause.WAITING_BENEFICIARY, Cause.CLOSED)


def promised(filed: datetime, working_days: int, pauses: Iterable = (), week: WorkWeek = SAUDI_WEEK) -> datetime:
    """The service promise: the close of the last of so many working days, moved on by what stood still before it."""
    return carried(add_working_days(filed, working_days, week), pauses, week)


def carried(due: datetime, pauses: Iterable, week: WorkWeek = SAUDI_WEEK) -> datetime:
    """A promise carried over its pauses: what was left when each began is left when it ends; what was over stays over.

    One that lasts still moves nothing: nobody knows yet when it ends.
    """
    for pause in pauses:
        left = working_minutes(pause.since, due, week)
        if pause.until is not None and left > 0:
            due = add_working_minutes(pause.until, left, week)
    return due


def if_resumed(due: datetime, paused_at: datetime | None, now: datetime, week: WorkWeek = SAUDI_WEEK) -> datetime:
    """Until when the case would be promised if it went on now."""
    left = working_minutes(paused_at, due, week) if paused_at else 0
    return add_working_minutes(now, left, week) if left > 0 else due


def legal(filed: datetime, days: int | None, pauses: Iterable = ()) -> datetime | None:
    """The limit of the law in days of the calendar, moved on by what it stands still for; None where there is none."""
    if not days:
        return None
    due = filed + timedelta(days=days)
    for pause in pauses:
        due = legal_carried(due, pause)
    return due


def legal_carried(due: datetime | None, pause) -> datetime | None:
    """The limit of the law moved on by one pause that is over."""
    counts = due is not None and pause.cause in LEGAL_PAUSES and pause.until is not None and pause.since < due
    return due + (pause.until - pause.since) if counts else due
