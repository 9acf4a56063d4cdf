"""For whom a kind of case is: told by the identity of the account."""

import pytest
from django.utils import translation

from jehat.cases import actions, permissions
from jehat.cases.permissions.filers import filer_of
from jehat.catalogue.rules import Filer
from jehat.catalogue.tests.asking import ask
from jehat.core.verdict import Refused
from jehat.people.models import Identifier


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_everybody_may_where_nothing_is_said(world):
    ask(world.kind, form=[])
    assert permissions.can_submit(world.sara, world.kind)


def test_only_those_for_whom_it_is(world):
    ask(world.kind, form=[], rules={"may_file": ["company"]})
    assert filer_of(world.sara) == Filer.CITIZEN
    with pytest.raises(Refused, match="not for those of this identity"):
        actions.submit(by=world.sara, kind=world.kind, subject="A house")
    ask(world.kind, form=[], rules={"may_file": ["citizen"]})
    assert actions.submit(by=world.sara, kind=world.kind, subject="A house")


def test_the_counter_asks_for_whom_it_is(world):
    ask(world.kind, form=[], rules={"may_file": ["resident"]})
    given = {"by": world.salma.user, "kind": world.kind, "subject": "A house"}
    with pytest.raises(Refused):
        actions.submit_for(beneficiary=world.sara, **given)


@pytest.mark.parametrize(("kind", "filer"), [("iqama", "resident"), ("passport", "visitor"), ("border", "visitor")])
def test_who_somebody_is_by_his_document(world, kind, filer):
    Identifier.objects.filter(user=world.imran, kind__in=["national_id", "iqama"]).update(kind=kind)
    assert filer_of(world.imran) == filer


def test_a_company_is_one(world):
    world.sara.kind = type(world.sara).Kind.COMPANY
    assert filer_of(world.sara) == Filer.COMPANY
