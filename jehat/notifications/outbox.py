"""The queue of messages: a job that names a message, deferred in the transaction that writes it."""

from procrastinate.contrib.django import app

DELIVER = "notifications.deliver"


def queue(messages, *, delay=0) -> None:
    """One job per message, in one statement; it exists exactly if the caller's transaction commits."""
    if messages:
        later = {"schedule_in": {"seconds": delay}} if delay else {}
        app.configure_task(DELIVER, **later).batch_defer(*({"message_id": str(message.pk)} for message in messages))
