"""Doors for the queue and the clock."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jehat.core.precedence import SOMEBODY_WAITS
from jehat.core.walls import seen_as

from . import actions, delivery, outbox, queries
from .pacing import pace


# The database may be away for a moment; what was handed over by then is not handed over again.
@app.task(name=outbox.DELIVER, retry=RetryStrategy(max_attempts=5, wait=5))
@seen_as.platform()
def deliver(message_id: str) -> None:
    pace.take_turn()
    delivery.deliver(message_id=message_id)


@app.periodic(cron="* * * * * */20")
@app.task(name="notifications.mend", queueing_lock="notifications.mend", priority=SOMEBODY_WAITS)
@seen_as.platform()
def mend(timestamp: int) -> None:
    delivery.mend()


@app.periodic(cron="*/5 * * * *")
@app.task(name="notifications.read_bounces", queueing_lock="notifications.read_bounces")
@seen_as.platform()
def read_bounces(timestamp: int) -> None:
    delivery.read_bounces()


@app.periodic(cron="30 3 * * *")
@app.task(name="notifications.forget", queueing_lock="notifications.forget")
@seen_as.platform()
def forget(timestamp: int) -> None:
    delivery.forget()


@app.periodic(cron="*/5 * * * *")
@app.task(name="notifications.digest", queueing_lock="notifications.digest")
@seen_as.platform()
def digest(timestamp: int) -> None:
    for person_id in queries.people_due(timezone.now()):
        actions.send_digest(person_id=person_id)
