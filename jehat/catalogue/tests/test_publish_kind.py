import pytest
from django.utils import timezone, translation

from jehat.catalogue import actions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.models import OFFERED, Kind
from jehat.organization.models import Department

from .keeping import STRANGERS, WHOLE, add, assert_refused, fresh, last, person_called, publish, write


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_draft_becomes_what_everybody_reads(world):
    kind, now = add(world), timezone.now()
    write(world, kind, **WHOLE)
    publish(world, kind, now=now)
    kind = fresh(kind)
    assert kind in Kind.objects.open_to_public() and kind.state == Kind.State.PUBLISHED
    assert (kind.current.number, kind.current.published_at) == (1, now)
    assert all(getattr(kind, name) == getattr(kind.current, name) for name in OFFERED)
    assert (kind.fee, kind.working_days, kind.riyals) == (30000, 5, "300")
    assert last("publish_kind").particulars == {"code": "WRM-DEM", "version": 1}


def test_the_version_before_stays_as_it_was(world):
    before = world.kind.current
    write(world, world.kind, name_en="Another name", audience_ar="كل مالك", audience_en="Any owner")
    publish(world, world.kind)
    before.refresh_from_db()
    assert fresh(world.kind).current.number == 2 and fresh(world.kind).name_en == "Another name"
    assert before.name_en != "Another name" and before.published_at


def test_what_is_missing_is_not_published(world):
    kind = add(world)
    assert_refused(lambda: publish(world, kind), "publish_kind", "lacks something")
    assert not fresh(kind).is_published and queries.standing_of(kind).is_draft


def test_a_department_that_rests_handles_nothing_new(world):
    kind = add(world)
    write(world, kind, **WHOLE)
    Department.objects.filter(pk=world.permits.pk).update(is_active=False)
    assert_refused(lambda: publish(world, kind), "publish_kind", "lacks something")


def test_only_what_was_seen_is_published(world):
    kind = add(world)
    seen = write(world, kind, **WHOLE).stamp
    write(world, kind, fee=1)
    with pytest.raises(Stale):
        publish(world, kind, seen=seen)
    assert not fresh(kind).is_published


def test_without_a_draft_there_is_nothing_to_publish(world):
    assert_refused(lambda: publish(world, world.kind), "publish_kind", "no draft")


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, who):
    kind = add(world)
    write(world, kind, **WHOLE)
    assert_refused(lambda: publish(world, kind, by=person_called(world, who)), "publish_kind")
    assert not fresh(kind).is_published


def test_a_retired_kind_comes_back(world):
    actions.retire_kind(by=world.admin.user, kind=world.kind)
    write(world, world.kind, **WHOLE)
    publish(world, world.kind)
    assert fresh(world.kind) in Kind.objects.open_to_public()
