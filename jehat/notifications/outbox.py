"""The queue of messages: a job that names a message, deferred in the transaction that writes it."""

from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

DELIVER = "notifications.deliver"


def queue(messages, *, delay=0) -> None:
    """One job per message, in one statement; it exists exactly if the caller's transaction commits."""
    if messages:
        jobs: list[JSONDict] = [{"message_id": str(message.pk)} for message in messages]
        app.configure_task(DELIVER, schedule_in={"seconds": delay} if delay else None).batch_defer(*jobs)
