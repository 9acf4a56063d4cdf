import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions


def test_the_next_delivery_is_signed_with_the_new_one(world, webhook, recorded):
    former = webhook.secret
    actions.renew_secret(by=world.admin.user, webhook=webhook)
    webhook.refresh_from_db()
    assert webhook.secret != former and webhook.secret.startswith("whsec_")
    assert recorded("webhook.renew_secret").subject_id == webhook.pk


def test_it_is_refused_to_everybody_else(webhook, stranger):
    with pytest.raises(Refused):
        actions.renew_secret(by=stranger, webhook=webhook)
