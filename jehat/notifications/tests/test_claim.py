from datetime import timedelta
from threading import Barrier, Thread
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases.models import Case
from jehat.notifications import access
from jehat.notifications.actions import claim
from jehat.notifications.models import Message

LEASE = timedelta(seconds=120)


def test_a_claimed_message_is_leased_and_on_record(message):
    now = timezone.now()
    claimed = claim(message_id=message().pk, now=now)
    assert (claimed.state, claimed.attempts, claimed.leased_until) == (Message.State.SENDING, 1, now + LEASE)
    assert Event.objects.filter(verb="message.claim", subject_id=claimed.pk).get().particulars == {"attempt": 1}


@pytest.mark.parametrize("state", ["sent", "delivered", "failed", "unknown"])
def test_what_is_settled_is_not_claimed(message, state):
    assert claim(message_id=message(state=state).pk) is None


def test_what_another_has_is_not_claimed(message):
    waiting = message()
    assert claim(message_id=waiting.pk) is not None
    assert claim(message_id=waiting.pk) is None
    assert claim(message_id=waiting.pk, now=timezone.now() + LEASE + timedelta(minutes=1)) is None


def test_what_is_not_there_is_not_claimed(db):
    assert claim(message_id=uuid4()) is None


def test_who_was_closed_since_is_written_nothing(message, people):
    waiting = message()
    people.imran.is_active = False
    people.imran.save(update_fields=["is_active"])
    assert claim(message_id=waiting.pk) is None
    waiting.refresh_from_db()
    assert (waiting.state, waiting.failure, waiting.attempts) == (Message.State.FAILED, "inactive", 0)


def test_what_waits_for_its_time_is_not_claimed_before(message):
    now = timezone.now()
    waiting = message(not_before=now + timedelta(minutes=5))
    assert claim(message_id=waiting.pk, now=now) is None
    assert claim(message_id=waiting.pk, now=now + timedelta(minutes=5)) is not None


def test_who_may_no_longer_see_it_is_written_nothing(message, monkeypatch):
    asked = []
    monkeypatch.setitem(access._questions, "cases.case", lambda user, ids: asked.append((user, ids)) or set())
    waiting = message(event=record("case.comment", SimpleNamespace(pk=uuid4(), _meta=Case._meta), by=None))
    assert claim(message_id=waiting.pk) is None
    waiting.refresh_from_db()
    assert (waiting.state, waiting.failure, waiting.attempts) == (Message.State.FAILED, "no_access", 0)
    assert not Message.objects.dead().exists() and not waiting.is_dead, "nothing went wrong, so nobody has to act"
    assert asked == [(waiting.to, {waiting.event.subject_id})]


def test_a_code_goes_to_an_account_that_is_not_active_yet(message, people):
    people.imran.is_active = False
    people.imran.save(update_fields=["is_active"])
    assert claim(message_id=message(event=None).pk) is not None


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_it(message):
    waiting, barrier, got = message(), Barrier(4), []

    def work():
        barrier.wait()
        got.append(claim(message_id=waiting.pk))
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len([one for one in got if one is not None]) == 1
