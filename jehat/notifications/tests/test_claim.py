from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications.actions import claim
from jehat.notifications.actions.sending import LEASE
from jehat.notifications.models import Message


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
