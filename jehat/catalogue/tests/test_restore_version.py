import pytest
from django.utils import translation

from jehat.catalogue import actions
from jehat.catalogue.models import OFFERED, Version

from .keeping import STRANGERS, assert_refused, fresh, last, person_called, publish, write


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def first(world):
    """The first version of a kind whose second is published."""
    write(world, world.kind, name_en="Another name", audience_ar="كل مالك", audience_en="Any owner", fee=0)
    publish(world, world.kind)
    return world.kind.versions.get(number=1)


def restore(world, version, by=None):
    return actions.restore_version(by=by or world.admin.user, version=version)


def test_a_former_version_becomes_the_draft(world, first):
    draft = restore(world, first)
    assert (draft.number, draft.is_draft) == (3, True)
    assert all(getattr(draft, name) == getattr(first, name) for name in OFFERED)
    assert fresh(world.kind).current.number == 2
    assert last("restore_version").particulars == {"version": 3, "of": 1}


def test_a_draft_that_is_being_written_stays(world, first):
    write(world, world.kind, name_en="A third name")
    assert_refused(lambda: restore(world, first), "restore_version", "being written already")
    assert Version.objects.drafts().get().name_en == "A third name"


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, first, who):
    assert_refused(lambda: restore(world, first, person_called(world, who)), "restore_version")
    assert not Version.objects.drafts().exists()
