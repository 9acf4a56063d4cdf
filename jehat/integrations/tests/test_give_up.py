from django.utils import timezone

from jehat.integrations import actions, jobs
from jehat.integrations.actions.delivering import LEASE
from jehat.integrations.models import Delivery


def test_what_a_dead_worker_had_is_queued_again(delivery):
    actions.claim_delivery(delivery_id=delivery.pk)
    assert actions.give_up() == []
    assert [one.pk for one in actions.give_up(now=timezone.now() + LEASE * 2)] == [delivery.pk]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (Delivery.State.PENDING, "interrupted")


def test_the_clock_asks(delivery):
    actions.claim_delivery(delivery_id=delivery.pk, now=timezone.now() - LEASE * 2)
    jobs.give_up(0)
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.PENDING
