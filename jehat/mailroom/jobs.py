"""Doors for the queue and the clock."""

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jehat.core import mailbox
from jehat.core.walls import seen_as

from . import actions, queries, queue
from .models import Mail


@app.task(name=queue.TAKE, retry=RetryStrategy(max_attempts=8, exponential_wait=4))
@seen_as.platform()
def take(mail_id: str) -> None:
    actions.take(mail=Mail.objects.get(pk=mail_id))


@app.periodic(cron="* * * * *")
@app.task(name="mailroom.poll", queueing_lock="mailroom.poll")
@seen_as.platform()
def poll(timestamp: int) -> None:
    """Every minute, what people answered; each is marked as read only after it is kept."""
    if settings.REPLIES_URL:
        for raw in mailbox.unread(settings.REPLIES_URL):
            actions.receive(raw=raw, channel=Mail.Channel.IMAP)


@app.periodic(cron="*/5 * * * *")
@app.task(name="mailroom.mend", queueing_lock="mailroom.mend")
@seen_as.platform()
def mend(timestamp: int) -> None:
    """What waits and has no job any more."""
    for mail in queries.forgotten(timezone.now()):
        actions.take(mail=mail)
