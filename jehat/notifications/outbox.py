"""The queue of messages: a job that names a message, deferred in the transaction that writes it."""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONDict

from jehat.core.precedence import SOMEBODY_WAITS

from .models import Message

DELIVER = "notifications.deliver"
MOST_AT_ONCE = 500


def queue(messages, *, delay=0) -> None:
    """One job per message, each not before its time; they exist exactly if the caller's transaction commits."""
    groups = defaultdict(list)
    later = timezone.now() + timedelta(seconds=delay) if delay else None
    for message in messages:
        at = max(filter(None, (later, message.not_before)), default=None)
        groups[at, 0 if message.is_notification else SOMEBODY_WAITS].append(message)
    for (at, priority), group in groups.items():
        jobs: list[JSONDict] = [{"message_id": str(message.pk)} for message in group]
        app.configure_task(DELIVER, schedule_at=at, priority=priority).batch_defer(*jobs)


def queue_forgotten(*, since) -> list[Message]:
    """Queue what should have left by then and has no job any more: a job can be lost where a message cannot."""
    waiting = {str(message.pk): message for message in Message.objects.waiting_since(since)[:MOST_AT_ONCE]}
    jobs = ProcrastinateJob.objects.filter(task_name=DELIVER, status__in=("todo", "doing"))
    for args in jobs.filter(args__message_id__in=list(waiting)).values_list("args", flat=True):
        waiting.pop(args["message_id"], None)
    queue(waiting.values())
    return list(waiting.values())
