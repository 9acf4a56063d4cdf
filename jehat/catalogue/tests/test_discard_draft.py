import pytest
from django.utils import translation

from jehat.catalogue import actions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.models import Kind, Version

from .keeping import STRANGERS, add, assert_refused, fresh, last, person_called, write


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def discard(world, kind, **given):
    seen = queries.standing_of(kind).stamp
    return actions.discard_draft(**({"by": world.admin.user, "kind": kind, "seen": seen} | given))


def test_what_is_published_stays(world):
    write(world, world.kind, name_en="Another name")
    discard(world, world.kind)
    assert not Version.objects.drafts().exists()
    assert fresh(world.kind).is_published and queries.standing_of(world.kind) == world.kind.current
    assert last("discard_draft").particulars == {"version": 2, "code": world.kind.code}


def test_a_kind_that_never_was_published_goes_altogether(world):
    discard(world, add(world))
    assert not Kind.objects.filter(code="WRM-DEM").exists() and not Version.objects.drafts().exists()
    assert add(world).code == "WRM-DEM"


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, who):
    write(world, world.kind, name_en="Another name")
    assert_refused(lambda: discard(world, world.kind, by=person_called(world, who)), "discard_draft")
    assert Version.objects.drafts().exists()


def test_a_draft_nobody_has_seen_is_not_thrown_away(world):
    seen = write(world, world.kind, name_en="One").stamp
    write(world, world.kind, name_en="Two")
    with pytest.raises(Stale):
        discard(world, world.kind, seen=seen)
    assert Version.objects.drafts().exists()


def test_without_a_draft_there_is_nothing_to_discard(world):
    assert_refused(lambda: discard(world, world.kind), "discard_draft", "no draft")
