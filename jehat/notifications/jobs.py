"""Doors for the queue and the clock."""

from procrastinate.contrib.django import app

from . import actions, delivery, outbox


@app.task(name=outbox.DELIVER)
def deliver(message_id: str) -> None:
    delivery.deliver(message_id=message_id)


@app.periodic(cron="* * * * *")
@app.task(name="notifications.abandon", queueing_lock="notifications.abandon")
def abandon(timestamp: int) -> None:
    actions.abandon()
