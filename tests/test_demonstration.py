"""The demonstration is loaded whole, once, and only where it belongs."""

import json
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from jehat.catalogue.models import Kind
from jehat.catalogue.seed import read_catalogue
from jehat.notifications.models import Preference, Template
from jehat.organization.models import Absence, Department, Employee, Entity
from jehat.people.identifiers import USERNAME, canonical
from jehat.people.models import Beneficiary, Identifier
from jehat.project.cast import CAST, members
from jehat.project.management.commands import seed

OFFICERS = 3


def run(*command) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def weekless(monkeypatch):
    """The people and the catalogue without the week they play: that belongs to the tests of cases."""
    monkeypatch.setattr(seed, "play_week", lambda **cast: None)


def test_every_entity_and_kind_is_there_and_staffed(db, weekless):
    run("seed")
    assert (Entity.objects.count(), Kind.objects.count()) == (12, 41)
    assert Beneficiary.objects.count() == len(read_catalogue()["people"]) + 1
    for department in Department.objects.filter(kinds__isnull=False).distinct():
        assert department.employees.filter(takes_cases=True).count() == OFFICERS, department
        assert department.head.department == department
    for entity in Entity.objects.all():
        assert entity.default_department.head is not None
        assert entity.employees.filter(role__code="entity_admin").count() == 1
    assert Employee.objects.filter(role__code="oversight").count() == 1
    assert not Identifier.objects.filter(proved_at__isnull=True).exists()
    for hire in members():
        assert authenticate(RequestFactory().get("/"), identifier=hire.user_name, password=hire.password)


def test_the_cast_is_always_at_work(db, weekless):
    run("seed")
    away = Absence.objects.values_list("employee__department__code", "employee__entity__code")
    assert away and ("PERM", "WRM") not in away


def test_a_second_time_changes_nothing(db, weekless):
    run("seed")
    before = [model.objects.count() for model in (Entity, Department, Employee, Kind, Identifier, Absence)]
    run("seed")
    assert before == [model.objects.count() for model in (Entity, Department, Employee, Kind, Identifier, Absence)]


def test_invented_people_are_told_apart():
    hires = seed.hires(read_catalogue())
    people = [hire.person for hire in hires] + seed.beneficiaries(read_catalogue())
    for kind in (USERNAME, "mobile", "email"):
        values = [canonical(kind, person.identifiers[kind]) for person in people]
        assert len(set(values)) == len(values)
    assert all(person.identifiers["mobile"].startswith("+96650000") for person in people)
    assert all(person.identifiers["email"].endswith("@example.test") for person in people)
    names = [person.arabic for person in people]
    assert len(set(names)) == len(names)


def test_entities_speak_in_their_own_words_and_some_people_choose(db, weekless):
    run("seed")
    assert set(Template.objects.values_list("entity_id", flat=True)) == set(Entity.objects.values_list("pk", flat=True))
    assert Preference.objects.count() == 3
    before = Template.objects.count()
    run("seed")
    assert (Template.objects.count(), Preference.objects.count()) == (before, 3)


@pytest.mark.parametrize("command", [("seed",), ("cast",)])
def test_only_in_the_demonstration(settings, command):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="demonstration mode only"):
        run(*command)


def test_the_cast_is_printed_for_people_and_for_programs():
    rows = json.loads(run("cast", "--json"))
    assert [row["name"] for row in rows] == list(CAST)
    assert all(row["user"] and row["password"] and row["role"] for row in rows)
    table = run("cast")
    assert all(row["user"] in table and row["role"] in table for row in rows)
