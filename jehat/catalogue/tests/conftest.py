"""What the tests of the guide share: a published article, and everybody who may not keep the guide."""

import pytest
from django.test import Client

from jehat.catalogue import actions

STRANGERS = ("sara", "noura", "huda", "stranger")
WORDS = {
    "kind": "awareness",
    "title_ar": "أوقات الدوام في رمضان",
    "title_en": "Working hours in Ramadan",
    "body_ar": "من العاشرة إلى الثالثة.\n\n- يستثنى يوم الجمعة.",
    "body_en": "From ten to three.\n\n- Except Fridays.",
}


@pytest.fixture
def as_admin(world):
    client = Client(headers={"accept-language": "en"})
    world.admin.user.language = "en"
    world.admin.user.save(update_fields=["language"])
    client.force_login(world.admin.user)
    return client


@pytest.fixture(params=STRANGERS)
def outsider(request, world):
    """In turn: a beneficiary, an officer, a supervisor, and an employee of another entity."""
    somebody = getattr(world, request.param)
    return getattr(somebody, "user", somebody)


@pytest.fixture
def written(world):
    """A draft, whole in both languages."""
    return actions.write_article(by=world.admin.user, entity=world.entity, **WORDS)


@pytest.fixture
def shown(world, written):
    """The same article, published."""
    return actions.publish_article(by=world.admin.user, article=written)
