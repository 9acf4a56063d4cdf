"""What the tests of editing share: who may not, whole words for a draft, and the last line of the record."""

import pytest

from jehat.audit.models import Event
from jehat.catalogue import actions, queries
from jehat.catalogue.models import Kind
from jehat.core.verdict import Refused

STRANGERS = ("sara", "noura", "huda", "stranger")
WHOLE = {
    "name_ar": "رخصة هدم",
    "name_en": "Demolition permit",
    "summary_ar": "الإذن بهدم مبنى قائم.",
    "summary_en": "Leave to demolish a building.",
    "audience_ar": "مالك المبنى",
    "audience_en": "The owner of the building",
    "requirements": [{"name_ar": "صك الملكية", "name_en": "The deed", "mandatory": True}],
    "steps": [{"name_ar": "الدراسة", "name_en": "Study", "order": 1}],
    "questions": [],
    "channels": ["web"],
    "fee": 30000,
    "working_days": 5,
}


def person_called(world, name):
    somebody = getattr(world, name)
    return getattr(somebody, "user", somebody)


def add(world, **given) -> Kind:
    wanted = {"code": "WRM-DEM", "department": world.permits, "name_ar": "رخصة هدم", "name_en": "Demolition permit"}
    return actions.add_kind(**({"by": world.admin.user, "entity": world.entity} | wanted | given))


def write(world, kind, *, by=None, seen=None, **said):
    seen = seen or queries.standing_of(kind).stamp
    return actions.write_version(by=by or world.admin.user, kind=kind, said=said, seen=seen)


def publish(world, kind, **given):
    seen = queries.standing_of(kind).stamp
    return actions.publish_kind(**({"by": world.admin.user, "kind": kind, "seen": seen} | given))


def fresh(kind) -> Kind:
    return Kind.objects.select_related("current").get(pk=kind.pk)


def last(verb) -> Event:
    return Event.objects.filter(verb=f"catalogue.{verb}").order_by("pk").last()


def assert_refused(call, verb, match=None):
    """The call is refused, and the refusal is recorded."""
    with pytest.raises(Refused, match=match):
        call()
    assert last(verb).outcome == Event.Outcome.REFUSED
