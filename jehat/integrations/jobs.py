"""Doors for the queue and the clock."""

from procrastinate.contrib.django import app

from jehat.core.walls import seen_as

from . import actions, delivery, outbox


@app.task(name=outbox.DELIVER)
@seen_as.platform()
def deliver(delivery_id: str) -> None:
    delivery.deliver(delivery_id=delivery_id)


@app.periodic(cron="* * * * * */10")
@app.task(name="integrations.collect", queueing_lock="integrations.collect")
@seen_as.platform()
def collect(timestamp: int) -> None:
    """Every ten seconds, tell the webhooks what happened."""
    actions.collect()


@app.periodic(cron="* * * * *")
@app.task(name="integrations.give_up", queueing_lock="integrations.give_up")
@seen_as.platform()
def give_up(timestamp: int) -> None:
    actions.give_up()


@app.periodic(cron="41 * * * *")
@app.task(name="integrations.forget_answers", queueing_lock="integrations.forget_answers")
@seen_as.platform()
def forget_answers(timestamp: int) -> None:
    actions.forget_answers()
