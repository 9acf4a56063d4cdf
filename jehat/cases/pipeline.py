"""The queue of handings over: a job that names one, deferred in the transaction that writes it."""

from procrastinate.contrib.django import app

GO_ON = "cases.go_on_handover"


def go_on(handover) -> None:
    """One job for the next cases; it exists exactly if the caller's transaction commits."""
    app.configure_task(GO_ON).defer(handover_id=str(handover.pk))
