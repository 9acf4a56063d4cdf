"""What the clock does with accounts."""

from procrastinate.contrib.django import app

from jehat.people import actions, queries


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="people.expire_presences")
def expire_presences(timestamp: int) -> None:
    """End the presences that were abandoned, with their sessions."""
    for presence in queries.abandoned():
        actions.expire(presence=presence)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="people.forget")
def forget(timestamp: int) -> None:
    """Delete registrations that were never proved, and sessions and limits whose time is over."""
    actions.forget()
