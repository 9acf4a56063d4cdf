from datetime import timedelta

from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications import jobs
from jehat.notifications.actions import abandon, claim
from jehat.notifications.actions.sending import LEASE
from jehat.notifications.models import Message


def test_a_message_whose_worker_died_is_given_up_and_never_sent_again(message):
    claimed = claim(message_id=message().pk)
    assert abandon(now=timezone.now() + LEASE - timedelta(seconds=5)) == []
    (given_up,) = abandon(now=timezone.now() + LEASE + timedelta(seconds=1))
    assert (given_up.pk, given_up.state, given_up.failure) == (claimed.pk, Message.State.UNKNOWN, "abandoned")
    assert Event.objects.filter(verb="message.abandon", subject_id=claimed.pk).count() == 1
    assert claim(message_id=claimed.pk) is None


def test_waiting_messages_are_left_alone(message):
    message()
    assert abandon(now=timezone.now() + timedelta(days=1)) == []


def test_the_clock_has_a_door(message):
    Message.objects.filter(pk=claim(message_id=message().pk).pk).update(
        leased_until=timezone.now() - timedelta(hours=1)
    )
    jobs.abandon(timestamp=0)
    assert Message.objects.get().state == Message.State.UNKNOWN
