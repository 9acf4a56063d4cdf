import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions
from jehat.integrations.delivery import deliver
from jehat.integrations.models import Delivery


def test_it_goes_out_again_under_the_same_id(world, receiver, delivery, recorded):
    deliver(delivery_id=delivery.pk)
    actions.replay(by=world.admin.user, delivery=delivery)
    deliver(delivery_id=delivery.pk)
    assert [one.headers["webhook-id"] for one in receiver.told] == [str(delivery.pk)] * 2
    assert recorded("webhook.replay").subject_id == delivery.pk


def test_what_is_on_its_way_is_not_sent_twice(world, delivery):
    with pytest.raises(Refused, match="on its way"):
        actions.replay(by=world.admin.user, delivery=delivery)


def test_a_webhook_that_is_off_gets_nothing(world, webhook, delivery):
    deliver(delivery_id=delivery.pk)
    actions.change_webhook(
        by=world.admin.user, webhook=webhook, address=webhook.address, verbs=webhook.verbs, is_active=False
    )
    with pytest.raises(Refused, match="switched off"):
        actions.replay(by=world.admin.user, delivery=delivery)


def test_it_is_refused_to_everybody_else(delivery, stranger):
    deliver(delivery_id=delivery.pk)
    with pytest.raises(Refused):
        actions.replay(by=stranger, delivery=delivery)
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DELIVERED
