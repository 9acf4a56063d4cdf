import pytest
from django.utils import translation

from jehat.catalogue import actions
from jehat.catalogue.models import Kind

from .keeping import STRANGERS, add, assert_refused, fresh, last, person_called


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_nobody_files_it_anew(world):
    actions.retire_kind(by=world.admin.user, kind=world.kind)
    kind = fresh(world.kind)
    assert kind.state == Kind.State.RETIRED and kind not in Kind.objects.open_to_public()
    assert kind.current == world.kind.current
    assert last("retire_kind").particulars == {"code": kind.code}


def test_what_is_not_published_is_not_retired(world):
    kind = add(world)
    assert_refused(lambda: actions.retire_kind(by=world.admin.user, kind=kind), "retire_kind", "Only a published")
    actions.retire_kind(by=world.admin.user, kind=world.kind)
    again = lambda: actions.retire_kind(by=world.admin.user, kind=world.kind)  # noqa: E731
    assert_refused(again, "retire_kind", "Only a published")


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, who):
    by = person_called(world, who)
    assert_refused(lambda: actions.retire_kind(by=by, kind=world.kind), "retire_kind")
    assert fresh(world.kind).is_published
