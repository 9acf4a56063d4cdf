"""An entity may choose that beneficiaries read no employee's name; its own people read it all the same."""

import pytest

from jehat.cases import actions, naming, queries
from jehat.cases.timeline import timeline
from jehat.organization.models import Entity


@pytest.fixture
def answered(world, opened):
    actions.comment(by=world.noura.user, case=opened, text="We look at it.")
    actions.refer(by=world.noura.user, case=opened, to=world.legal, note="Yours")
    actions.comment(by=world.sara, case=opened, text="Thank you.")
    return opened


@pytest.fixture
def nameless(answered):
    Entity.objects.filter(pk=answered.entity_id).update(names_people=False)
    answered.entity.refresh_from_db()
    return answered


def names(world) -> list[str]:
    held = [world.noura, *type(world.noura).objects.filter(department=world.legal).select_related("user")]
    return [one.name for one in held]


def read(client, user, *addresses) -> str:
    client.force_login(user)
    return "".join(client.get(one).content.decode() for one in addresses)


def doors(case) -> list[str]:
    told = [f"/api/v1/cases/{case.number}{part}" for part in ("", "/custody", "/timeline", "/expected")]
    return [f"/cases/{case.number}/", f"/cases/{case.number}/print/", *told, "/api/v1/cases/"]


def test_by_itself_an_entity_names_them(world, answered, client):
    assert world.noura.name in read(client, world.sara, *doors(answered))
    assert naming.hides(answered, world.sara) is False


def test_no_door_of_the_beneficiary_names_them(world, nameless, client):
    for door in doors(nameless):
        page = read(client, world.sara, door)
        assert page and not [one for one in names(world) if one in page], door
    assert world.sara.name in read(client, world.sara, f"/cases/{nameless.number}/")


def test_what_the_entity_says_is_signed_by_it(world, nameless):
    said = [one.comment for one in timeline(nameless, is_team=False, unnamed=True) if one.comment]
    theirs = [one.signature for one in said if not one.is_from_beneficiary]
    assert theirs == [nameless.entity.name]
    assert {one.signature for one in said if one.is_from_beneficiary} == {world.sara.name}


def test_the_team_reads_the_names(world, nameless, client):
    nameless.refresh_from_db()
    page = read(client, nameless.assignee.user, f"/api/v1/cases/{nameless.number}/custody")
    assert world.noura.name in page


def test_the_chain_tells_the_working_time(world, answered, client):
    chain = queries.chain(answered)
    assert [one.worked >= 0 for one in chain] == [True] * len(chain)
    client.force_login(world.sara)
    told = client.get(f"/api/v1/cases/{answered.number}/custody").json()
    assert [one["worked"] for one in told] == [one.worked for one in chain]
