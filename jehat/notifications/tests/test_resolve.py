"""A message of which nobody knows whether it left, and the provider that can be asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications import delivery
from jehat.notifications.actions import resolve
from jehat.notifications.channels.outcome import failed_for_now, unknown
from jehat.notifications.delivery import deliver, mend
from jehat.notifications.models import Message
from tests.sms_centre import Answer

from .conftest import queued

State = Message.State


@pytest.fixture(autouse=True)
def _impatient(settings):
    settings.SMS_TIMEOUT = 0.3


def later(**much):
    return timezone.now() + timedelta(**much)


@pytest.fixture
def lost(message, general):
    """A message whose provider fell silent, after taking it or before."""

    def lost(*, is_taken, **fields):
        general.next_answers.append(Answer(silent=1, accepts=is_taken))
        waiting = message("sms", **fields)
        deliver(message_id=waiting.pk)
        waiting.refresh_from_db()
        assert (waiting.state, waiting.provider) == (State.UNKNOWN, "general")
        return waiting

    return lost


def test_what_the_provider_took_is_not_sent_again(lost, general):
    waiting = lost(is_taken=True)
    mend(now=later(seconds=29))
    assert general.inquiries == []
    mend(now=later(seconds=31))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reference, waiting.failure) == (State.SENT, "4000", "")
    assert general.inquiries == [str(waiting.pk)]
    assert general.takings == {str(waiting.pk): 1} and len(general.requests) == 1
    assert Event.objects.get(verb="message.resolve", subject_id=waiting.pk).particulars["state"] == "sent"


def test_what_never_reached_the_provider_is_sent_again_under_the_same_key(lost, general):
    waiting = lost(is_taken=False)
    mend(now=later(seconds=31))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.failure) == (State.PENDING, "never_arrived")
    assert queued().last().args == {"message_id": str(waiting.pk)}
    assert deliver(message_id=waiting.pk, now=later(seconds=32)).state == State.SENT
    assert [asked.key for asked in general.requests] == [str(waiting.pk)] * 2
    assert general.takings == {str(waiting.pk): 1}


@pytest.mark.parametrize(("fate", "state"), [("delivered", State.DELIVERED), ("undeliverable", State.FAILED)])
def test_what_became_of_it_is_kept(lost, general, fate, state):
    waiting = lost(is_taken=True)
    general.fates[str(waiting.pk)] = fate
    mend(now=later(seconds=31))
    waiting.refresh_from_db()
    assert waiting.state == state


def test_a_code_that_never_arrived_is_not_sent_again(lost):
    waiting = lost(is_taken=False, event=None)
    mend(now=later(seconds=31))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.failure) == (State.FAILED, "never_arrived")
    assert not queued().exists()


def test_a_silent_provider_is_asked_again_later_each_time_and_not_for_ever(lost):
    waiting, now, pauses = lost(is_taken=True), timezone.now(), []
    for _ in range(12):
        resolve(message=waiting, outcome=unknown("no_answer"), now=now)
        waiting.refresh_from_db()
        pauses.append(waiting.ask_at and round((waiting.ask_at - now).total_seconds()))
    assert pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 3600, None]
    assert (waiting.state, waiting.failure) == (State.UNKNOWN, "no_answer")


def test_a_provider_that_falls_silent_is_not_asked_about_every_message(lost, general, monkeypatch):
    for place in range(3):
        waiting = lost(is_taken=True, event=None, recipient=f"+96650000010{place}")
        Message.objects.filter(pk=waiting.pk).update(ask_at=timezone.now())
    asked = []
    monkeypatch.setattr(delivery, "ask", lambda message: asked.append(message) or unknown("no_answer").by("general"))
    mend()
    assert len(asked) == 1


def test_an_answer_that_comes_too_late_changes_nothing(lost):
    waiting = lost(is_taken=True)
    mend(now=later(seconds=31))
    assert resolve(message=waiting, outcome=failed_for_now("never_arrived")).state == State.SENT


def test_a_provider_that_is_no_more_is_not_asked(lost, settings):
    waiting = lost(is_taken=True)
    settings.SMS_PROVIDERS = []
    mend(now=later(seconds=31))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.ask_at) == (State.UNKNOWN, None)


def test_what_lost_its_job_is_queued_again_once(message, general):
    waiting = message("sms")
    mend()
    assert not queued().exists()
    mend(now=later(minutes=3))
    mend(now=later(minutes=4))
    assert [job.args for job in queued()] == [{"message_id": str(waiting.pk)}]


def test_what_waits_for_its_time_is_not_queued_before(message, general):
    message("sms", not_before=later(hours=3))
    mend(now=later(minutes=30))
    assert not queued().exists()
