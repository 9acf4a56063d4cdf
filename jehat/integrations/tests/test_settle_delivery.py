from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.integrations import actions
from jehat.integrations.actions.delivering import PATIENCE
from jehat.integrations.models import Delivery

State = Delivery.State


def settled(delivery, **given):
    return actions.settle_delivery(delivery=actions.claim_delivery(delivery_id=delivery.pk), **given)


def waiting(delivery):
    return ProcrastinateJob.objects.filter(task_name="integrations.deliver", args__delivery_id=str(delivery.pk))


def test_what_arrived_is_done(delivery):
    ended = settled(delivery, status=200, answer="ok", took=12)
    ended.refresh_from_db()
    assert (ended.state, ended.status, ended.answer, ended.took) == (State.DELIVERED, 200, "ok", 12)
    assert ended.ended_at and ended.leased_until is None


def test_what_did_not_arrive_is_queued_again_later_each_time(delivery):
    waits = []
    for attempt in range(1, 4):
        now = timezone.now()
        assert settled(delivery, status=503, failure="http_503").state == State.PENDING
        job = waiting(delivery).order_by("-pk").first()
        waits.append(round((job.scheduled_at - now).total_seconds() / 30))
        delivery.refresh_from_db()
        assert delivery.attempts == attempt
    assert waits == [1, 3, 9]


def test_the_last_attempt_ends_it(delivery):
    Delivery.objects.filter(pk=delivery.pk).update(attempts=Delivery.MOST_ATTEMPTS - 1)
    assert settled(delivery, failure="no_answer").state == State.FAILED


def test_an_address_inside_is_not_tried_again(delivery):
    assert settled(delivery, failure="not_public").state == State.FAILED


def test_a_webhook_that_fails_for_days_is_switched_off(webhook, delivery):
    settled(delivery, failure="no_answer")
    webhook.refresh_from_db()
    assert webhook.is_active and webhook.failing_since
    settled(delivery, failure="no_answer", now=timezone.now() + PATIENCE + timedelta(hours=1))
    webhook.refresh_from_db()
    assert not webhook.is_active


def test_one_good_answer_forgives(webhook, delivery):
    settled(delivery, failure="no_answer")
    settled(delivery, status=204)
    webhook.refresh_from_db()
    assert webhook.failing_since is None


def test_an_attempt_that_is_over_settles_nothing(delivery):
    first = actions.claim_delivery(delivery_id=delivery.pk)
    actions.settle_delivery(delivery=first, failure="no_answer")
    second = actions.claim_delivery(delivery_id=delivery.pk)
    actions.settle_delivery(delivery=first, status=200)
    second.refresh_from_db()
    assert second.state == State.SENDING
