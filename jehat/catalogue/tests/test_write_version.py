import pytest
from django.db import connection
from django.db.utils import InternalError, ProgrammingError
from django.utils import translation

from jehat.cases.tests.at_once import at_once
from jehat.catalogue import actions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.models import OFFERED, Version

from .keeping import STRANGERS, WHOLE, add, assert_refused, fresh, last, person_called, publish, write


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_writing_on_a_published_kind_begins_its_one_draft(world):
    draft = write(world, world.kind, name_en="Another name")
    assert (draft.number, draft.revision, draft.name_en) == (2, 1, "Another name")
    assert draft.name_ar == world.kind.name_ar and draft.steps == world.kind.steps
    again = write(world, world.kind, name_en="A better name")
    assert (again.pk, again.revision) == (draft.pk, 2)
    assert last("write_version").particulars == {"version": 2, "revision": 2}


def test_the_public_reads_the_published_version_meanwhile(world):
    write(world, world.kind, name_en="Another name", fee=1)
    kind = fresh(world.kind)
    assert kind.name_en != "Another name" and kind.fee == world.kind.fee
    assert all(getattr(kind, name) == getattr(kind.current, name) for name in OFFERED)


def test_before_the_first_publication_the_kind_is_called_as_its_draft(world):
    kind = add(world)
    write(world, kind, **WHOLE | {"name_en": "Pulling down"})
    assert fresh(kind).name_en == "Pulling down" and not fresh(kind).is_published


def test_saving_what_stands_changes_nothing(world):
    standing = queries.standing_of(world.kind)
    assert write(world, world.kind, name_en=standing.name_en) == standing
    assert not Version.objects.drafts().exists() and last("write_version") is None


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_refused(world, who):
    assert_refused(lambda: write(world, world.kind, by=person_called(world, who), fee=1), "write_version")
    assert not Version.objects.drafts().exists()


def test_what_somebody_saved_meanwhile_is_not_overwritten(world):
    before = queries.standing_of(world.kind).stamp
    theirs = write(world, world.kind, name_en="Theirs")
    with pytest.raises(Stale) as stale:
        write(world, world.kind, seen=before, name_en="Mine")
    assert stale.value.standing == theirs
    assert queries.standing_of(world.kind).name_en == "Theirs"
    write(world, world.kind, seen=theirs.stamp, name_en="Mine")
    assert queries.standing_of(world.kind).name_en == "Mine"


def test_what_was_published_meanwhile_is_not_overwritten(world):
    before = queries.standing_of(world.kind).stamp
    write(world, world.kind, **WHOLE)
    publish(world, world.kind)
    with pytest.raises(Stale):
        write(world, world.kind, seen=before, name_en="Mine")


def test_the_department_is_one_of_the_entity(world):
    act = lambda: write(world, world.kind, department=world.stranger.department)  # noqa: E731
    assert_refused(act, "write_version", "same entity")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_and_one_is_told(world):
    seen = queries.standing_of(world.kind).stamp

    def save(name):
        return lambda: actions.write_version(by=world.admin.user, kind=world.kind, said={"name_en": name}, seen=seen)

    outcomes = at_once(save("One"), save("Other"))
    assert sorted(type(one).__name__ for one in outcomes) == ["Stale", "Version"]
    assert Version.objects.drafts().filter(kind=world.kind).count() == 1


@pytest.mark.parametrize("sql", ["UPDATE catalogue_version SET fee = 1", "DELETE FROM catalogue_version"])
def test_the_database_keeps_what_was_published(world, sql):
    with pytest.raises((InternalError, ProgrammingError), match="never changes"), connection.cursor() as cursor:
        cursor.execute(sql)
