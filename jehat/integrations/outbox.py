"""The queue of deliveries: a job that names one, deferred in the transaction that writes it."""

from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

DELIVER = "integrations.deliver"


def queue(deliveries, *, delay=0) -> None:
    """One job per delivery; it exists exactly if the caller's transaction commits."""
    if deliveries:
        jobs: list[JSONDict] = [{"delivery_id": str(delivery.pk)} for delivery in deliveries]
        app.configure_task(DELIVER, schedule_in={"seconds": delay} if delay else None).batch_defer(*jobs)
