"""A small world for the tests of every area: `def test_it(world): …`, with `from tests.cast import World` for its type.

Everyone in it belongs to the named cast of `jehat.project.cast` and signs in with its one password. It is made once for
a run (see `tests.cluster`); each test that asks for it gets a copy of its rows, and objects of its own.
"""

import pickle  # noqa: S403 (of what this process itself has written)
from dataclasses import dataclass
from functools import cache

import pytest
from django.contrib.auth.hashers import make_password

from jehat.catalogue.models import Kind
from jehat.catalogue.seed import load_kinds, read_catalogue
from jehat.organization.models import Department, Employee, Entity
from jehat.organization.seed import Hire, load_entities, load_staff
from jehat.people.models import User
from jehat.people.seed import add_people
from jehat.project.cast import CAST, PASSWORD
from tests import cluster

UNITS = {"WRM": ("PERM", "CX", "LEGAL", "HR"), "PRA": ("LICN", "CX")}
KINDS = ("WRM-BPR", "PRA-LIC")
STAFF = ("noura", "faisal", "majed", "huda", "salma", "yousef", "admin", "stranger")


@dataclass
class World:
    """One entity: three officers and a supervisor in one department, a front desk; two beneficiaries; a stranger."""

    entity: Entity
    permits: Department
    care: Department
    legal: Department
    kind: Kind
    sara: User
    imran: User
    noura: Employee
    faisal: Employee
    majed: Employee
    huda: Employee
    salma: Employee
    yousef: Employee
    admin: Employee
    other_entity: Entity
    other_kind: Kind
    stranger: Employee

    password = PASSWORD


def make_world() -> World:
    """Put its rows into the database of this test."""
    cluster.give_world()
    return pickle.loads(_found())


@cache
def _found() -> bytes:
    """The objects of rows that are the same in every test, read in the first one."""
    return pickle.dumps(load_world())


def load_world() -> World:
    """Create it where it is not there yet; ten people, no message, one hash of the password for all."""
    catalogue = read_catalogue()
    load_entities(_small(catalogue["entities"]))
    load_kinds(row for row in catalogue["case_types"] if row["code"] in KINDS)
    kinds = {kind.code: kind for kind in Kind.objects.select_related("entity", "department", "current")}
    password = make_password(PASSWORD)
    members = [CAST[name] for name in STAFF]
    hires = [Hire(member.person, member.entity, member.department, member.role) for member in members]
    staff = dict(zip(STAFF, load_staff(hires, password=password), strict=True))
    people = [CAST[name].person for name in ("sara", "imran")]
    sara, imran = add_people(people, password=password, are_beneficiaries=True)
    entity, other_entity = (Entity.objects.get(code=code) for code in UNITS)
    units = {unit.code: unit for unit in entity.departments.select_related("entity", "head")}
    return World(
        entity=entity,
        permits=units["PERM"],
        care=units["CX"],
        legal=units["LEGAL"],
        kind=kinds["WRM-BPR"],
        sara=sara,
        imran=imran,
        other_entity=other_entity,
        other_kind=kinds["PRA-LIC"],
        **staff,
    )


def _small(entities):
    """The entities of the world, without a parent and with a few departments that hang on nothing."""
    for row in entities:
        if row["code"] in UNITS:
            units = [unit | {"parent": None} for unit in row["departments"] if unit["code"] in UNITS[row["code"]]]
            yield row | {"parent": None, "departments": units}


@pytest.fixture
def world(db) -> World:
    return make_world()
