"""Doors for the clock."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from jehat.core.walls import seen_as

from . import actions, queries

AHEAD = timedelta(hours=24)


@app.periodic(cron="*/15 * * * *")
@app.task(name="appointments.remind", queueing_lock="appointments.remind")
@seen_as.platform()
def remind(timestamp: int) -> None:
    """A day before, who comes is reminded."""
    for appointment in queries.to_remind(timezone.now(), ahead=AHEAD):
        actions.remind(appointment=appointment)


@app.periodic(cron="20 0 * * *")
@app.task(name="appointments.miss", queueing_lock="appointments.miss")
@seen_as.platform()
def miss(timestamp: int) -> None:
    """What nobody spoke of by the end of the day was not kept."""
    for appointment in queries.not_kept(timezone.now()):
        actions.miss(appointment=appointment)
