from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications.actions import abandon, claim, settle
from jehat.notifications.actions.ending import wait_before
from jehat.notifications.channels.outcome import failed, failed_for_now, sent, unknown
from jehat.notifications.models import Message

from .conftest import queued

State = Message.State
LEASE = timedelta(seconds=120)


@pytest.mark.parametrize(
    ("outcome", "state", "failure"),
    [
        (sent("4001"), State.SENT, ""),
        (failed("http_400"), State.FAILED, "http_400"),
        (failed_for_now("http_503"), State.PENDING, "http_503"),
        (unknown("no_answer"), State.UNKNOWN, "no_answer"),
    ],
)
def test_the_answer_is_kept_and_on_record(message, outcome, state, failure):
    now = timezone.now()
    settled = settle(message=claim(message_id=message().pk), outcome=outcome.by("taqnyat"), now=now)
    assert (settled.state, settled.failure, settled.reference) == (state, failure, outcome.reference)
    assert settled.sent_at == (now if state == State.SENT else None)
    assert settled.leased_until is None
    (event,) = Event.objects.filter(verb="message.settle", subject_id=settled.pk)
    assert event.particulars == {"state": state, "attempt": 1, "failure": failure, "provider": "taqnyat"}


def test_what_failed_for_a_moment_is_tried_again_later_each_time_and_not_for_ever(message):
    waiting, waits = message(), []
    for attempt in range(1, Message.MOST_ATTEMPTS + 1):
        before = timezone.now()
        later = before + timedelta(days=attempt)
        settled = settle(message=claim(message_id=waiting.pk, now=later), outcome=failed_for_now("http_503"))
        if attempt < Message.MOST_ATTEMPTS:
            job = queued().last()
            assert job.args == {"message_id": str(waiting.pk)}
            waits.append(round((job.scheduled_at - before).total_seconds()))
    assert (settled.state, settled.failure, settled.attempts) == (State.FAILED, "http_503", 8)
    assert waits == [30, 120, 480, 1920, 7680, 21600, 21600]
    assert claim(message_id=waiting.pk) is None


def test_the_first_wait_and_the_longest_are_the_operators(settings):
    settings.MESSAGE_WAIT, settings.MESSAGE_LONGEST_WAIT = 2, 32
    assert [wait_before(attempt) for attempt in (1, 2, 3, 4, 7)] == [2, 8, 32, 32, 32]


def test_a_code_is_never_tried_again_by_itself(message):
    code = message(event=None)
    settled = settle(message=claim(message_id=code.pk), outcome=failed_for_now("no_connection"))
    assert (settled.state, settled.failure) == (State.FAILED, "no_connection")
    assert not queued().exists()


def test_an_answer_to_an_earlier_attempt_changes_nothing(message):
    first = claim(message_id=message().pk)
    settle(message=first, outcome=failed_for_now("http_503"))
    second = claim(message_id=first.pk, now=timezone.now() + timedelta(minutes=1))
    assert (first.attempts, second.attempts) == (1, 2)
    assert settle(message=first, outcome=failed("http_400")).state == State.SENDING


def test_a_second_answer_changes_nothing(message):
    claimed = claim(message_id=message().pk)
    settle(message=claimed, outcome=sent("1"))
    assert settle(message=claimed, outcome=failed("http_400")).state == State.SENT


def test_a_late_answer_is_better_than_none(message):
    claimed = claim(message_id=message().pk)
    Message.objects.update(handed_at=timezone.now())
    abandon(now=timezone.now() + LEASE + timedelta(seconds=1))
    assert settle(message=claimed, outcome=sent("1")).state == State.SENT
