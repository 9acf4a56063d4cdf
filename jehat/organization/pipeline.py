"""The queue of tables that are taken in: a job that names one, deferred in the transaction that writes it."""

from procrastinate.contrib.django import app

GO_ON = "organization.go_on_batch"


def go_on(batch) -> None:
    """One job for the next rows; it exists exactly if the caller's transaction commits.

    Of usual priority: the invitations of the rows before, and everybody's codes between them, leave first.
    """
    app.configure_task(GO_ON).defer(batch_id=str(batch.pk))
