"""What is done later: a job that names its subject, deferred in the transaction that asks for it."""

from procrastinate.contrib.django import app

RECALCULATE = "cases.recalculate"
# Whatever was being filed by the calendar as it was is filed by then, and reckoned anew with the rest.
MEANWHILE = {"seconds": 5}
GO_ON = "cases.go_on_handover"


def go_on(handover) -> None:
    """One job for the next cases; it exists exactly if the caller's transaction commits."""
    app.configure_task(GO_ON).defer(handover_id=str(handover.pk))


def recalculate(entity) -> None:
    """One job for all open cases of an entity whose calendar changed; two of them never run at once."""
    task = app.configure_task(RECALCULATE, lock=f"{RECALCULATE}/{entity.pk}", schedule_in=MEANWHILE)
    task.defer(entity_id=str(entity.pk))
