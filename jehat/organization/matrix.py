"""The matrix of a role: all that can be given beside what is given, and what a choice would change. Pure reading."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from .grants import WIDTH
from .models import Grant
from .terms import Terms
from .verbs import Grantable, catalogue

NOT_GIVEN = ""


@dataclass(frozen=True)
class Row:
    """A verb, and what is given of it; of several grants the widest is shown."""

    verb: Grantable
    given: tuple[Terms, ...] = ()

    @property
    def name(self) -> str:
        return self.verb.verb

    @property
    def widest(self) -> Terms | None:
        return max(self.given, key=lambda one: (WIDTH[one.scope], one.highest), default=None)

    @property
    def scope(self) -> str:
        return self.widest.scope if self.widest else NOT_GIVEN

    @property
    def highest(self) -> int:
        return self.widest.highest if self.widest else 0

    @property
    def scopes(self) -> list[tuple[str, str | Promise]]:
        return [(scope, Grant.Scope(scope).label) for scope in self.verb.scopes]

    def chosen(self, scope: str, highest: int) -> tuple[Terms, ...]:
        """What the row gives after a choice; whoever leaves it as it was shown leaves all of it."""
        if (scope, highest) == (self.scope, self.highest):
            return self.given
        return (Terms(self.name, scope, highest if self.verb.is_ranked else 0),) if scope else ()


@dataclass(frozen=True)
class Section:
    """The verbs of one subject."""

    code: str
    label: str | Promise
    rows: tuple[Row, ...]

    @property
    def given(self) -> int:
        return sum(1 for row in self.rows if row.given)


@dataclass(frozen=True)
class Change:
    """A verb of which another choice gives something else."""

    verb: Grantable
    before: tuple[Terms, ...]
    after: tuple[Terms, ...]

    @property
    def kind(self) -> str:
        return "changed" if self.before and self.after else "given" if self.after else "withdrawn"


def sections(entity, given: Iterable[Terms]) -> list[Section]:
    """All that can be given at an entity, with what is."""
    held = _by_verb(given)
    return [
        Section(area.code, area.label, tuple(Row(one, tuple(held.get(one.verb, ()))) for one in area.verbs))
        for area in catalogue(entity)
    ]


def changes(entity, before: Iterable[Terms], after: Iterable[Terms]) -> list[Change]:
    """What would be given, withdrawn or bounded otherwise, in the order of the matrix."""
    was, will = _by_verb(before), _by_verb(after)
    rows = [row for section in sections(entity, ()) for row in section.rows]
    pairs = [Change(row.verb, tuple(was.get(row.name, ())), tuple(will.get(row.name, ()))) for row in rows]
    return [one for one in pairs if set(one.before) != set(one.after)]


def stamp(role, given: Iterable[Terms]) -> str:
    """What a role is, in a few letters: who writes it shows by them what he began from."""
    said = sorted(f"{one.verb} {one.scope} {one.highest}" for one in given)
    return hashlib.sha256("\n".join([role.name_ar, role.name_en, *said]).encode()).hexdigest()[:16]


def _by_verb(terms) -> dict[str, list[Terms]]:
    found: dict[str, list[Terms]] = {}
    for one in terms:
        found.setdefault(one.verb, []).append(one)
    return found
