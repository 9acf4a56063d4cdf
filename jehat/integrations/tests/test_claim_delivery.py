from jehat.integrations import actions
from jehat.integrations.models import Delivery


def test_one_worker_takes_it(delivery):
    taken = actions.claim_delivery(delivery_id=delivery.pk)
    assert (taken.state, taken.attempts) == (Delivery.State.SENDING, 1) and taken.leased_until
    assert actions.claim_delivery(delivery_id=delivery.pk) is None


def test_what_is_gone_or_settled_is_left(delivery, world):
    assert actions.claim_delivery(delivery_id=world.sara.pk) is None


def test_a_webhook_that_was_switched_off_hears_nothing(world, webhook, delivery):
    actions.change_webhook(
        by=world.admin.user, webhook=webhook, address=webhook.address, verbs=webhook.verbs, is_active=False
    )
    assert actions.claim_delivery(delivery_id=delivery.pk) is None
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (Delivery.State.FAILED, "switched_off")
