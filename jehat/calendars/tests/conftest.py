"""What the tests of calendars share: words, and everybody who may not change a calendar."""

from datetime import date, time

import pytest
from django.test import Client
from django.utils import translation

from jehat.audit.models import Event
from jehat.calendars import actions
from jehat.calendars.queries import week_of
from jehat.organization.models import Entity

STRANGERS = ("sara", "noura", "huda", "stranger")
NAMES = {"name_ar": "إجازة", "name_en": "Rest"}
WEEK = {"days": [0, 1, 2, 3, 6], "opens": time(8), "closes": time(15)}
RAMADAN = {"since": date(2027, 2, 8), "until": date(2027, 3, 8), "opens": time(10), "closes": time(15)}


def enter(somebody) -> Client:
    """A browser with this person signed in, who reads English."""
    user = getattr(somebody, "user", somebody)
    user.language = user.Language.ENGLISH
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


@pytest.fixture(params=STRANGERS)
def stranger(request, world):
    """In turn: a beneficiary, an officer, a supervisor, and the administrator's peer of another entity."""
    somebody = getattr(world, request.param)
    return getattr(somebody, "user", somebody)


@pytest.fixture
def keep(world):
    """`keep("add_holiday", …)`: the administrator of the world's entity does a verb of its calendar."""

    def do(verb, **given):
        where = {} if {"holiday", "season", "entity"} & given.keys() else {"entity": world.entity}
        return getattr(actions, verb)(**({"by": world.admin.user} | where | given))

    return do


@pytest.fixture
def week(world):
    """`week()` is by what the entity counts now."""
    return lambda: week_of(Entity.objects.get(pk=world.entity.pk))


@pytest.fixture
def recorded():
    """`recorded(verb)` is the last line of the record about a verb, or None."""
    return lambda verb: Event.objects.filter(verb=f"calendar.{verb}").order_by("pk").last()


@pytest.fixture
def as_admin(world):
    return enter(world.admin)


@pytest.fixture
def told(monkeypatch):
    """The entities whose change was told on, in order."""
    heard = []
    monkeypatch.setattr("jehat.calendars.reckoning._recompute", [lambda entity: heard.append(entity.code)])
    return heard
