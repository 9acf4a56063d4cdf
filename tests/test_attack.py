"""sqlmap over everything that takes input, of API and pages, signed in and not; and over a hole, which it finds."""

import json
import re

import pytest

from jehat.project.cast import CAST
from tests.api_keys import token_of
from tests.attack import description
from tests.attack.hole import hole
from tests.attack.pages import Crawl
from tests.attack.program import Program
from tests.attack.serving import serving
from tests.attack.sqlmap import Target, attack
from tests.attack.wire import Wire
from tests.running import seeded
from tests.visitor import Visitor

pytestmark = pytest.mark.platform

PROGRAMS = ("noura", "admin", "sara", "oversight", "huda")
# Who is led to more goes before those who are led to some of the same.
WHO_OPENS = (None, "huda", "admin", "oversight", "sara", "noura", "salma")
# How many places there were when this was written: what takes input is not lost from sight.
LEAST = {"api": 430, "pages": 140}


@pytest.fixture(scope="module")
def platform():
    """One of its own: what is tried here changes everything."""
    with seeded(JEHAT_MAY_CALL_ITSELF="1") as running:
        yield running


def of_the_api(url: str) -> list[Target]:
    programs = [Program(url, token_of(url, CAST[name])) for name in PROGRAMS]
    told = json.loads(Visitor(url).open("/api/v1/openapi.json").text)
    return list(description.targets(told, programs))


def of_the_pages(url: str) -> list[Target]:
    """Forms that send are tried by who has not signed in; what others send is what the API takes."""
    opened: set[tuple[str, str]] = set()
    taken: set[tuple[str, str]] = set()
    targets: list[Target] = []
    for name in WHO_OPENS:
        visitor = Visitor(url, "en")
        if name:
            visitor.signs_in(CAST[name])
        targets += Crawl(visitor, opened, taken, sends=name is None).targets()
    return targets


def of_the_door() -> list[Target]:
    """What proves who somebody is reaches the database before anybody is known."""
    strangers = {"token": {"Authorization": "Bearer jehat_x*"}}
    strangers |= {name: {"Cookie": f"{name}=x*"} for name in ("jehat_session", "jehat_device", "jehat_language")}
    return [Target(f"door {name}", "GET", "/api/v1/cases/", headers) for name, headers in strangers.items()]


def places(targets: list[Target]) -> int:
    return sum(target.places for target in targets)


def test_nothing_that_takes_input_reaches_a_statement(platform, tmp_path):
    api, pages = of_the_api(platform.url), of_the_pages(platform.url)
    assert places(api) >= LEAST["api"] and places(pages) >= LEAST["pages"], (places(api), places(pages))
    targets = [*api, *pages, *of_the_door()]
    with Wire(platform.url) as wire:
        assert attack(targets, wire.host, tmp_path) == set()
    assert _unlooked(targets, wire) == []
    assert [targets[number].name for number in wire.broken] == []
    statuses = wire.statuses
    assert sum(statuses[one] for one in (200, 201, 204, 422)) > statuses.total() / 2, statuses
    # Few were turned away at the door when nothing was put into them yet.
    assert sum(status in (401, 403) for status in wire.first.values()) < len(targets) * 0.15, wire.first


def _unlooked(targets: list[Target], wire: Wire) -> list[str]:
    """Those of whose places one was not asked what it takes at least: six to suspect a place, and to clear it again."""
    return [one.name for number, one in enumerate(targets) if wire.answers[number].total() < 6 * one.places]


def test_it_finds_a_hole_in_each_kind_of_place(tmp_path):
    json_headers = {"Content-Type": "application/json"}
    targets = [
        Target("question", "GET", "/?name=select*"),
        Target("address", "GET", "/select*/"),
        Target("body", "POST", "/", json_headers, '{"name": "select*"}'),
    ]
    with serving(hole) as url, Wire(url) as wire:
        found = attack(targets, wire.host, tmp_path)
    kinds = {kind for line in found for kind in re.findall(r" (URI|\(custom\) POST) ", line)}
    assert kinds == {"URI", "(custom) POST"} and len(found) == 3, found
    assert wire.statuses[500] > 0
