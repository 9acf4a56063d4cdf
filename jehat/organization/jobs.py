"""What the clock does with tables that were handed in."""

from procrastinate.contrib.django import app

from . import actions


@app.periodic(cron="29 * * * *")
@app.task(name="organization.forget_batches", queueing_lock="organization.forget_batches")
def forget_batches(timestamp: int) -> None:
    actions.forget_batches()
