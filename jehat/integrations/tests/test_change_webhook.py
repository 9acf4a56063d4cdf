import pytest

from jehat.cases.actions import submit
from jehat.core.verdict import Refused
from jehat.integrations import actions


def changed(world, webhook, by=None, **given):
    given = {"address": webhook.address, "verbs": webhook.verbs, "is_active": True} | given
    return actions.change_webhook(by=by or world.admin.user, webhook=webhook, **given)


def test_where_and_of_what(world, webhook, recorded):
    webhook = changed(world, webhook, address="https://new.example.sa/", verbs=["case.complete"])
    webhook.refresh_from_db()
    assert (webhook.address, webhook.verbs) == ("https://new.example.sa/", ["case.complete"])
    assert recorded("webhook.change").particulars == {"verbs": ["case.complete"], "active": True}


def test_what_happened_while_it_was_off_is_not_told(world, webhook):
    changed(world, webhook, is_active=False)
    submit(by=world.sara, kind=world.kind, subject="Unheard")
    assert actions.collect() == 0
    webhook.refresh_from_db()
    changed(world, webhook)
    assert actions.collect() == 0
    submit(by=world.sara, kind=world.kind, subject="Heard")
    assert actions.collect() == 1


def test_it_is_refused_to_everybody_else(world, webhook, stranger):
    with pytest.raises(Refused):
        changed(world, webhook, by=stranger, is_active=False)


def test_only_what_can_be_told(world, webhook):
    with pytest.raises(Refused):
        changed(world, webhook, verbs=["person.sign_in"])
