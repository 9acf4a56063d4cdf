"""Doors for the queue and the clock."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jehat.core.walls import seen_as

from . import actions
from .models import File


@app.task(name="documents.process_voice", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
@seen_as.platform()
def process_voice(file_id: str) -> None:
    """Make a held recording playable; a file that was discarded meanwhile needs nothing."""
    for file in File.objects.filter(pk=file_id):
        actions.release(by=None, file=file)


@app.periodic(cron="23 * * * *")
@app.task(name="documents.sweep", queueing_lock="documents.sweep", pass_context=False)
@seen_as.platform()
def sweep(timestamp: int) -> None:
    """Every hour, let go of what nobody uses."""
    actions.sweep(by=None, now=timezone.now())
