"""The whole demonstration catalogue is loaded, and may be loaded again."""

from collections import Counter

import pytest

from jehat.catalogue.completeness import gaps
from jehat.catalogue.models import OFFERED, Kind
from jehat.catalogue.seed import load_kinds, read_catalogue
from jehat.organization.models import Department, Entity
from jehat.organization.seed import load_entities

pytestmark = pytest.mark.django_db


def test_all_of_it_is_loaded_once():
    catalogue = read_catalogue()
    for times in (1, 0):
        assert len(load_entities(catalogue["entities"])) == 12 * times
        assert len(load_kinds(catalogue["case_types"])) == 41 * times
    assert Entity.objects.count() == 12 and Kind.objects.count() == 41
    assert Department.objects.count() == sum(len(row["departments"]) for row in catalogue["entities"])


def test_trees_stand_as_in_the_catalogue():
    catalogue = read_catalogue()
    load_entities(catalogue["entities"])
    parents = Counter((one.entity.code, one.code, one.parent and one.parent.code) for one in Department.objects.all())
    wanted = [
        (row["code"], unit["code"], unit["parent"]) for row in catalogue["entities"] for unit in row["departments"]
    ]
    assert parents == Counter(wanted)
    assert {one.code for one in Entity.objects.filter(parent__code="WRM")} == {
        "WRM-N",
        "WRM-S",
        "WRM-E",
        "WRM-C",
        "WRM-M",
    }


def test_fees_are_kept_in_halalas():
    catalogue = read_catalogue()
    load_entities(catalogue["entities"])
    load_kinds(catalogue["case_types"])
    kind = Kind.objects.get(code="WRM-BPC")
    assert (kind.fee, kind.riyals, kind.working_days, kind.secrecy) == (450000, "4,500", 20, "normal")


def test_every_kind_of_the_demonstration_is_whole_and_published_as_its_first_version():
    catalogue = read_catalogue()
    load_entities(catalogue["entities"])
    load_kinds(catalogue["case_types"])
    for kind in Kind.objects.select_related("current", "department"):
        assert not gaps(kind), (kind.code, gaps(kind))
        assert kind.current.number == 1 and not kind.current.is_draft
        assert all(getattr(kind, name) == getattr(kind.current, name) for name in OFFERED)
