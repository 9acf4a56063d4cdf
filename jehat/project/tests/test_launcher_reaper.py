import psycopg
import pytest
from django.db import connection

from jehat.project.launcher import reaper


@pytest.fixture
def queue(db):
    connection.ensure_connection()
    return connection.connection


def a_worker(queue, silent_seconds):
    statement = (
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s)) RETURNING id"
    )
    return queue.execute(statement, [silent_seconds]).fetchone()[0]


def a_job(queue, worker=None, attempts=0, status="doing", queueing_lock=None):
    statement = """INSERT INTO procrastinate_jobs (task_name, queue_name, status, worker_id, attempts, queueing_lock)
                   VALUES ('send', 'default', %s, %s, %s, %s) RETURNING id"""
    return queue.execute(statement, [status, worker, attempts, queueing_lock]).fetchone()[0]


def state(queue, job):
    return queue.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [job]).fetchone()


def test_the_job_of_a_silent_worker_is_put_back(queue):
    job = a_job(queue, a_worker(queue, silent_seconds=31))
    assert reaper.reap(queue) == ([job], [])
    assert state(queue, job) == ("todo", 1)


def test_a_job_whose_worker_is_gone_is_put_back(queue):
    job = a_job(queue)
    assert reaper.reap(queue) == ([job], [])


def test_the_job_of_a_living_worker_is_left(queue):
    job = a_job(queue, a_worker(queue, silent_seconds=10))
    assert reaper.reap(queue) == ([], [])
    assert state(queue, job) == ("doing", 0)


@pytest.mark.parametrize("status", ["todo", "succeeded", "failed"])
def test_a_job_nobody_is_doing_is_left(queue, status):
    job = a_job(queue, status=status)
    assert reaper.reap(queue) == ([], [])
    assert state(queue, job) == (status, 0)


def test_after_eight_attempts_it_is_marked_failed(queue):
    last, over = a_job(queue, attempts=6), a_job(queue, attempts=7)
    assert reaper.reap(queue) == ([last], [over])
    assert state(queue, over) == ("failed", 8)


def test_a_job_queued_again_meanwhile_is_given_up(queue):
    stalled = a_job(queue, queueing_lock="once")
    waiting = a_job(queue, status="todo", queueing_lock="once")
    assert reaper.reap(queue) == ([], [stalled])
    assert state(queue, waiting) == ("todo", 0)


def test_a_job_another_reaper_holds_is_passed_over(transactional_db):
    connection.ensure_connection()
    queue = connection.connection
    job = a_job(queue)
    parameters = connection.get_connection_params()
    other = {name: parameters[name] for name in ("host", "dbname", "user", "password")}
    with psycopg.connect(**other) as holding:
        holding.execute("SELECT FROM procrastinate_jobs WHERE id = %s FOR UPDATE", [job])
        assert reaper.reap(queue) == ([], [])
    assert reaper.reap(queue) == ([job], [])
