import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions
from jehat.integrations.models import Webhook

ADDRESS = "https://erp.example.sa/jehat"


def test_an_entity_is_told_from_now_on(world, recorded):
    webhook = actions.subscribe(by=world.admin.user, entity=world.entity, address=ADDRESS, verbs=["case.submit"])
    assert (webhook.entity, webhook.verbs, webhook.is_active) == (world.entity, ["case.submit"], True)
    assert webhook.secret.startswith("whsec_")
    assert recorded("webhook.subscribe").particulars["verbs"] == ["case.submit"]


def test_it_is_refused_to_everybody_else(world, stranger):
    with pytest.raises(Refused):
        actions.subscribe(by=stranger, entity=world.entity, address=ADDRESS, verbs=["case.submit"])
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("verbs", [[], ["person.sign_in"], ["case.open"], ["case.submit", "all"]])
def test_only_news_of_the_entity_is_told(world, verbs):
    with pytest.raises(Refused, match="can be told"):
        actions.subscribe(by=world.admin.user, entity=world.entity, address=ADDRESS, verbs=verbs)


def test_there_is_an_end_to_how_many(world, monkeypatch):
    monkeypatch.setattr(Webhook, "MOST_OF_ENTITY", 1)
    actions.subscribe(by=world.admin.user, entity=world.entity, address=ADDRESS, verbs=["case.submit"])
    with pytest.raises(Refused, match="too many"):
        actions.subscribe(by=world.admin.user, entity=world.entity, address=ADDRESS, verbs=["case.submit"])
