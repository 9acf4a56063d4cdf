"""What the clock does with accounts."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from jehat.core.walls import seen_as
from jehat.people import actions, queries, queue

# The database may be away for a moment; what was written by then is not written again.
AGAIN = RetryStrategy(max_attempts=5, wait=2)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="people.expire_presences")
@seen_as.platform()
def expire_presences(timestamp: int) -> None:
    """End the presences that were abandoned, with their sessions."""
    for presence in queries.abandoned():
        actions.expire(presence=presence)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="people.forget")
@seen_as.platform()
def forget(timestamp: int) -> None:
    """Delete registrations that were never proved, and sessions and limits whose time is over."""
    actions.forget()


@app.task(name=queue.SEND_RECOVERY_CODE, retry=AGAIN)
@seen_as.platform()
def send_recovery_code(recovery_id: str) -> None:
    """Send the code of a forgotten password, if there is an account to send it to."""
    actions.send_recovery_code(recovery_id=recovery_id)


@app.task(name=queue.WARN_OF_RECLAIM, retry=AGAIN)
@seen_as.platform()
def warn_of_reclaim(reclaim_id: str) -> None:
    """Warn the owner of an account that it is being asked back."""
    actions.warn_of_reclaim(reclaim_id=reclaim_id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="people.complete_reclaims")
@seen_as.platform()
def complete_reclaims(timestamp: int) -> None:
    """Give back the accounts that were verified and to which nobody objected in time."""
    for reclaim in queries.ripe_reclaims():
        actions.complete_reclaim(reclaim=reclaim)
