"""Jobs whose worker died: put back in the queue, or marked failed after many attempts.

It runs here and not as a job, because a job that rescues jobs can itself be stranded.
"""

import psycopg

SILENT_SECONDS = 30
MOST_ATTEMPTS = 8

STALLED = """
SELECT job.id, job.attempts
FROM procrastinate_jobs job
LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
WHERE job.status = 'doing'
  AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
FOR UPDATE OF job SKIP LOCKED
"""
RETRY = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
FAIL = "SELECT procrastinate_finish_job_v1(%s, 'failed', false)"


def reap(connection: psycopg.Connection) -> tuple[list[int], list[int]]:
    """The ids of the jobs put back, and of those given up: tried too often, or queued again meanwhile."""
    again, given_up = [], []
    with connection.transaction():
        for job, attempts in connection.execute(STALLED, [SILENT_SECONDS]).fetchall():
            if attempts + 1 < MOST_ATTEMPTS and _put_back(connection, job):
                again.append(job)
            else:
                connection.execute(FAIL, [job])
                given_up.append(job)
    return again, given_up


def _put_back(connection: psycopg.Connection, job: int) -> bool:
    try:
        with connection.transaction():
            connection.execute(RETRY, [job])
    except psycopg.errors.UniqueViolation:
        return False
    return True
