import pytest
from django.utils import translation

from jehat.catalogue import queries
from jehat.catalogue.models import Kind

from .keeping import STRANGERS, add, assert_refused, last, person_called


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_it_begins_as_a_draft_that_nobody_outside_sees(world):
    kind = add(world)
    draft = queries.standing_of(kind)
    assert (kind.state, draft.number, draft.is_draft, draft.author) == (Kind.State.NEW, 1, True, world.admin.user)
    assert (draft.name_en, draft.department) == ("Demolition permit", world.permits)
    assert kind not in Kind.objects.open_to_public()
    event = last("add_kind")
    assert (event.subject_id, event.particulars["code"]) == (kind.pk, "WRM-DEM")


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, who):
    assert_refused(lambda: add(world, by=person_called(world, who)), "add_kind")
    assert not Kind.objects.filter(code="WRM-DEM").exists()


def test_a_code_is_given_once_on_the_platform(world):
    for code in (world.kind.code, world.other_kind.code):
        assert_refused(lambda code=code: add(world, code=code), "add_kind", "this code already")


def test_the_department_is_one_of_the_entity(world):
    assert_refused(lambda: add(world, department=world.stranger.department), "add_kind", "same entity")
