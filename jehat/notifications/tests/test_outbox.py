"""The queue: codes first, each message at its time, one statement for many."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.core.precedence import SOMEBODY_WAITS
from jehat.notifications import outbox

from .conftest import queued


def test_a_code_does_not_wait_behind_notices(message):
    outbox.queue([message("sms"), message("email"), message("sms", event=None)])
    assert sorted(ProcrastinateJob.objects.values_list("priority", flat=True)) == [0, 0, SOMEBODY_WAITS]


def test_each_leaves_at_its_time(message):
    later = timezone.now() + timedelta(hours=2)
    waiting = message("sms", not_before=later)
    outbox.queue([message("email"), waiting])
    assert {job.args["message_id"]: job.scheduled_at for job in queued()}[str(waiting.pk)] == later
    assert sorted(job.scheduled_at is None for job in queued()) == [False, True]


def test_a_delay_does_not_bring_a_message_forward(message):
    later = timezone.now() + timedelta(hours=2)
    outbox.queue([message("sms", not_before=later)], delay=10)
    assert queued().get().scheduled_at == later


def test_many_cost_one_statement(message, django_assert_num_queries):
    messages = [message("sms", event=None) for _ in range(5)]
    with django_assert_num_queries(1):
        outbox.queue(messages)


def test_none_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        outbox.queue([])
