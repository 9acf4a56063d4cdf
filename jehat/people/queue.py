"""The jobs that actions leave behind; a job exists exactly if the transaction of the act commits.

What is sent to an account is sent by a job, so that asking takes as long where there is no account.
"""

from procrastinate.contrib.django import app

from jehat.core.precedence import SOMEBODY_WAITS

SEND_RECOVERY_CODE = "people.send_recovery_code"
WARN_OF_RECLAIM = "people.warn_of_reclaim"


def send_recovery_code(recovery) -> None:
    app.configure_task(SEND_RECOVERY_CODE, priority=SOMEBODY_WAITS).defer(recovery_id=str(recovery.pk))


def warn_of_reclaim(reclaim) -> None:
    app.configure_task(WARN_OF_RECLAIM).defer(reclaim_id=str(reclaim.pk))
