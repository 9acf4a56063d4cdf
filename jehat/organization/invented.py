"""Invented colleagues for the demonstration: the same ones every time, none of them a real person."""

import json
from itertools import count, cycle
from pathlib import Path

from jehat.people.identifiers import EMAIL, MOBILE, USERNAME
from jehat.people.seed import Person

NAMES = Path(__file__).parent / "demonstration" / "names.json"
FIRST_MOBILE = 1000


def read_names() -> dict:
    """Invented names as [Arabic, English]: {men, women, fathers, families}, and {posts: {role: post}}."""
    return json.loads(NAMES.read_text(encoding="utf-8"))


class Crowd:
    """Draws people one after the other; their user names say where they work."""

    def __init__(self) -> None:
        names = read_names()
        first = [pair for couple in zip(names["men"], names["women"], strict=False) for pair in couple]
        self._numbers = count(FIRST_MOBILE)
        # Lists of coprime lengths, gone through together, repeat a whole name only after their product.
        self._first, self._fathers, self._families = map(cycle, (first, names["fathers"], names["families"]))

    def draw(self, *, entity: str, department: str) -> Person:
        """Somebody new, known as first.department.entity."""
        first, father, family = (next(part) for part in (self._first, self._fathers, self._families))
        username = f"{first[1]}.{department}.{entity}".lower()
        identifiers = {
            USERNAME: username,
            MOBILE: f"+96650000{next(self._numbers)}",
            EMAIL: f"{username}@example.test",
        }
        return Person((first[0], father[0], family[0]), (first[1], father[1], family[1]), identifiers)
