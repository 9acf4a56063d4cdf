"""The queue of e-mails that came in: a job that names one, deferred in the transaction that keeps it."""

from procrastinate.contrib.django import app

TAKE = "mailroom.take"


def queue(mail) -> None:
    app.configure_task(TAKE, queueing_lock=f"{TAKE}:{mail.pk}").defer(mail_id=str(mail.pk))
