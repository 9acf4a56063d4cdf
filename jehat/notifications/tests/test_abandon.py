from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications import jobs
from jehat.notifications.actions import abandon, claim
from jehat.notifications.models import Message

from .conftest import queued

LEASE = timedelta(seconds=120)
State = Message.State


@pytest.fixture
def handed(message):
    """A message that a provider may have, as its worker left it."""

    def handed(**fields):
        claimed = claim(message_id=message(**fields).pk)
        Message.objects.filter(pk=claimed.pk).update(handed_at=timezone.now(), provider="taqnyat")
        return claimed

    return handed


def over():
    return timezone.now() + LEASE + timedelta(seconds=1)


def test_of_what_a_dead_worker_had_handed_over_nobody_knows_whether_it_left(handed):
    claimed = handed()
    assert abandon(now=timezone.now() + LEASE - timedelta(seconds=5)) == []
    (given_up,) = abandon(now=over())
    assert (given_up.pk, given_up.state, given_up.failure) == (claimed.pk, State.UNKNOWN, "abandoned")
    assert Event.objects.filter(verb="message.abandon", subject_id=claimed.pk).count() == 1
    assert claim(message_id=claimed.pk) is None


def test_what_no_provider_had_yet_is_sent_again(message):
    claimed = claim(message_id=message().pk)
    (again,) = abandon(now=over())
    assert (again.state, again.failure) == (State.PENDING, "abandoned")
    assert queued().last().args == {"message_id": str(claimed.pk)}
    assert claim(message_id=claimed.pk, now=over()).attempts == 2


def test_a_code_is_not_sent_again(message):
    claim(message_id=message(event=None).pk)
    (given_up,) = abandon(now=over())
    assert (given_up.state, given_up.failure) == (State.FAILED, "abandoned")
    assert not queued().exists()


def test_its_provider_is_asked_later_where_it_can_be(handed, general, message):
    claimed = handed(channel="sms")
    Message.objects.filter(pk=claimed.pk).update(provider="general")
    now = over()
    (unsure,) = abandon(now=now)
    assert unsure.ask_at == now + timedelta(seconds=30)


def test_waiting_messages_are_left_alone(message):
    message()
    assert abandon(now=timezone.now() + timedelta(days=1)) == []


def test_the_clock_has_a_door(handed):
    Message.objects.filter(pk=handed().pk).update(leased_until=timezone.now() - timedelta(hours=1))
    jobs.mend(timestamp=0)
    assert Message.objects.get().state == State.UNKNOWN
