"""Every route by each of its methods, as everybody, about things of his own entity and of another, as it is served.

What is answered (served, refused with a reason, not there, sign in first) is compared with the predicate; the table of
routes is in `tests/matrix/pages.py`. A route without a line in it serves nobody.
"""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from jehat.core.verdict import ALLOWED
from jehat.organization import permissions as organization
from tests.matrix.asking import NO_DOOR, Asker, doors, routes
from tests.matrix.known import access
from tests.matrix.pages import SAID, TABLE, USUAL
from tests.matrix.people import gather
from tests.matrix.rules import REFUSED, UNSEEN
from tests.matrix.things import Things

DOORS = doors(TABLE)
LEAST_VERBS = 150
ADDRESSES: dict[str, list[str]] = {}
for name, address in routes():
    ADDRESSES.setdefault(name, []).append(address)


@pytest.fixture
def asked(world, settings, tmp_path):
    settings.JEHAT_FILES, settings.MAY_CALL_ITSELF = tmp_path / "files", True
    parts = gather(world)
    things = Things(world, parts)
    return Asker(parts, access()), things


def address_of(door, thing) -> str:
    """The address of a door, with what the thing is called there."""
    usual = USUAL | {"code": "secret"} | ({"kind": "case.closed"} if "template" in door.name else {})
    given = usual | thing.said
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda place: str(given[place[1]]), ADDRESSES[door.name][0])


def body_of(door, thing, things) -> dict:
    if door.method == "GET":
        return {}
    known = things.named | thing.said
    said = {name: value.format(**known) for name, value in SAID.get(door.name, {}).items()}
    return {"data": urlencode(said), "content_type": "application/x-www-form-urlencoded"}


def sends(things):
    return lambda door, thing: (address_of(door, thing), body_of(door, thing, things))


def unlisted(doors) -> set[str]:
    """The routes that no line of the table names."""
    return set(ADDRESSES) - {door.name for door in doors}


def test_no_route_is_forgotten():
    assert unlisted(DOORS) == set()
    assert {door.name for door in DOORS} <= set(ADDRESSES)
    assert unlisted(door for door in DOORS if door.name != "cases:work") == {"cases:work"}


def area_of(door) -> str:
    return door.name.partition(":")[0] if ":" in door.name else "project"


@pytest.mark.parametrize("area", sorted({area_of(door) for door in DOORS}))
def test_every_route_answers_as_the_predicate_says(area, asked):
    asker, things = asked
    asker.everybody([door for door in DOORS if area_of(door) == area], things, sends(things))
    assert not asker.differing, asker.disagreements()
    print(f"{area}: {asker.number:,} decisions")


def test_without_its_verb_no_route_opens(asked):
    asker, things = asked
    asker.without_each_verb(DOORS, things, sends(things))
    assert not asker.differing, asker.disagreements()
    assert asker.number >= LEAST_VERBS


def test_no_route_is_served_by_a_method_that_is_not_in_the_table(asked):
    asker, things = asked
    known = {(door.name, door.method) for door in DOORS}
    others = [replace(door, method=method) for door in DOORS for method in ("GET", "POST")]
    served = set()
    for door in others:
        if (door.name, door.method) not in known:
            address = address_of(door, things.kinds[door.of][0])
            said = {asker.said(asker.people[part][0], door, address) for part in ("owner", "administrator")}
            served |= {f"{door.method} {door.name}"} if said - {NO_DOOR, UNSEEN, REFUSED} else set()
    assert served == set()


def test_a_page_that_asks_for_nothing_is_found(asked, monkeypatch):
    asker, things = asked
    monkeypatch.setattr(organization, "can_see", lambda user, entity: ALLOWED)
    asker.everybody([door for door in DOORS if door.name == "organization:employees"], things, sends(things))
    assert "GET organization:employees, nothing: served, not refused" in asker.differing


def test_a_page_that_asks_for_another_verb_is_found(asked, monkeypatch):
    asker, things = asked
    monkeypatch.setattr(organization, "can_change_contact", organization.can_see)
    asker.without_each_verb(
        [door for door in DOORS if door.name == "organization:change_contact"], things, sends(things)
    )
    assert asker.differing == {"GET organization:change_contact, nothing: served, not refused": ["administrator"]} | {
        "POST organization:change_contact, nothing: served, not refused": ["administrator"]
    }
