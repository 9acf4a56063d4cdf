"""Doors for the queue and the clock: tables that were handed in."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from . import actions, pipeline
from .models import Batch


@app.periodic(cron="29 * * * *")
@app.task(name="organization.forget_batches", queueing_lock="organization.forget_batches")
def forget_batches(timestamp: int) -> None:
    actions.forget_batches()


@app.task(name=pipeline.GO_ON, retry=RetryStrategy(max_attempts=5, wait=5))
def go_on_batch(batch_id: str) -> None:
    """Take the next rows of a table."""
    actions.go_on_batch(batch=Batch(pk=batch_id))
