"""Doors for the queue and the clock: tables that were handed in, what is used, and reviews of permissions."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jehat.core.walls import seen_as

from . import actions, pipeline, reviewing
from .models import Batch, Entity


@app.periodic(cron="29 * * * *")
@app.task(name="organization.forget_batches", queueing_lock="organization.forget_batches")
@seen_as.platform()
def forget_batches(timestamp: int) -> None:
    actions.forget_batches()


@app.periodic(cron="40 1 * * *")
@app.task(name="organization.count_uses", queueing_lock="organization.count_uses")
@seen_as.platform()
def count_uses(timestamp: int) -> None:
    """Read what was used since the night before, and count what was not."""
    while actions.read_uses():
        pass
    for entity in Entity.objects.all():
        actions.count_unused(entity=entity)


@app.periodic(cron="20 2 * * *")
@app.task(name="organization.open_reviews", queueing_lock="organization.open_reviews")
@seen_as.platform()
def open_reviews(timestamp: int) -> None:
    """Begin the reviews of a quarter that has come, and remind of those that are due."""
    now = timezone.now()
    for entity in reviewing.entities_without(now):
        actions.open_review(entity=entity, now=now)
    for review in reviewing.to_remind_of(now):
        actions.remind_reviewers(review=review, now=now)


@app.task(name=pipeline.GO_ON, retry=RetryStrategy(max_attempts=5, wait=5))
@seen_as.platform()
def go_on_batch(batch_id: str) -> None:
    """Take the next rows of a table."""
    actions.go_on_batch(batch=Batch(pk=batch_id))
