"""What an employee may do now, where, and by what: pure reading, one query, anew in every request.

A denial is stronger than every grant. What a colleague delegated is worth what that colleague may do himself now. How
secret a thing may be is said once, by the verb that sees it: whoever may not see it does nothing with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.remembered import remembered
from jehat.core.verdict import ALLOWED, Verdict, refuse

ONE, OWN, DEPARTMENT, SUBTREE, ENTITY, ACROSS = "one", "own", "department", "subtree", "entity", "across"
WIDTH = {scope: width for width, scope in enumerate((ONE, OWN, DEPARTMENT, SUBTREE, ENTITY, ACROSS))}

# In whose places an employee acts, himself first; what each of them was given, by himself or by his role; and, in the
# last part, for whom he stands in. Grants are found through the employee as he is now, not as somebody read him before.
# An urgent access is told of one person: it goes with no delegation.
STANDING = """
WITH place AS (
    SELECT e.id AS whose, e.id, e.user_id, e.entity_id, e.department_id, e.role_id,
           NULL::uuid AS delegation, NULL::varchar[] AS verbs, NULL::timestamptz AS until
      FROM organization_employee e WHERE e.id = ANY(%(employees)s) AND e.is_active
    UNION ALL
    SELECT d.taker_id, e.id, e.user_id, e.entity_id, e.department_id, e.role_id, d.id, d.verbs, d.until
      FROM organization_delegation d
      JOIN organization_employee e ON e.id = d.giver_id AND e.is_active
      JOIN people_user u ON u.id = e.user_id AND u.is_active
     WHERE d.taker_id = ANY(%(employees)s) AND d.ended_at IS NULL AND d.since <= %(now)s AND d.until > %(now)s
), good AS (
    SELECT p.*, g.id AS grant_id, g.effect, g.verb, g.scope, g.subject_id, g.highest, g.amount,
           g.until AS grant_until, g.cause, g.cause_id, NULL::uuid AS of_role, g.since, g.withdrawn_at
      FROM place p JOIN organization_grant g ON g.employee_id = p.id
    UNION ALL
    SELECT p.*, g.id, g.effect, g.verb, g.scope, g.subject_id, g.highest, g.amount,
           g.until, g.cause, g.cause_id, g.role_id, g.since, g.withdrawn_at
      FROM place p JOIN organization_grant g ON g.role_id = p.role_id
)
SELECT whose, id, user_id, entity_id, department_id, delegation, until, grant_id, effect, verb, scope, subject_id,
       highest, amount, grant_until, cause, cause_id, of_role
  FROM good
 WHERE withdrawn_at IS NULL AND since <= %(now)s AND (grant_until IS NULL OR grant_until > %(now)s)
   AND (verbs IS NULL OR (verb = ANY(verbs) AND cause <> 'glass'))
UNION ALL
SELECT a.substitute_id, e.id, e.user_id, e.entity_id, e.department_id, NULL, NULL, NULL, 'cover', '', '', NULL,
       0, NULL, NULL, '', NULL, NULL
  FROM organization_absence a
  JOIN organization_employee e ON e.id = a.employee_id
  JOIN organization_employee s ON s.id = a.substitute_id AND s.entity_id = e.entity_id
 WHERE a.substitute_id = ANY(%(employees)s) AND a.since <= %(now)s AND a.until > %(now)s
"""

# Whoever may not see a thing does nothing with it: the verb that sees what a verb, or all of an area, are done to.
SEEING = {"case": "case.see", "oversight.mark_about": "case.see"}

TREE = "SELECT id, parent_id, head_id FROM organization_department WHERE entity_id = %s"


@dataclass(frozen=True)
class Place:
    """By whom something is held and where, and how secret it is: what a scope is measured against."""

    entity: UUID
    department: UUID | None = None
    holder: UUID | None = None
    subject: UUID | None = None
    rank: int = 0


class Person(NamedTuple):
    """Whose grants they are: the employee himself, or the colleague in whose place he acts."""

    id: UUID
    user: UUID
    entity: UUID
    department: UUID


class Held(NamedTuple):
    """One grant as it is good now, with its reason: of which role, from whom delegated until when, by which cause."""

    person: Person
    delegation: UUID | None
    delegated_until: datetime | None
    grant: UUID
    effect: str
    verb: str
    scope: str
    subject: UUID | None
    highest: int
    amount: Decimal | None
    until: datetime | None
    cause: str
    cause_id: UUID | None
    role: UUID | None

    @property
    def allows(self) -> bool:
        return self.effect == "allow"

    @property
    def ends(self) -> datetime | None:
        """When it is over by itself, by the earlier of what bounds it."""
        return min((one for one in (self.until, self.delegated_until) if one), default=None)

    def takes_in(self, other: "Held") -> bool:
        """Whether wherever the other reaches, this reaches too."""
        if WIDTH[self.scope] >= WIDTH[ENTITY]:
            return True
        if ONE in (self.scope, other.scope):
            return self.scope == other.scope and self.subject == other.subject
        return self.person == other.person and WIDTH[self.scope] >= WIDTH[other.scope]


@dataclass(frozen=True)
class Extent:
    """The places that a grant reaches, in values, since an index is found by values."""

    highest: int = 0
    entity: UUID | None = None
    is_whole: bool = False
    departments: frozenset = frozenset()
    queues: frozenset = frozenset()
    holders: frozenset = frozenset()
    subjects: frozenset = frozenset()

    def holds(self, place: Place) -> bool:
        return place.rank <= self.highest and (place.subject in self.subjects or self._is_within(place))

    def _is_within(self, place) -> bool:
        if self.entity is None:
            return self.is_whole
        if place.entity != self.entity:
            return False
        waits = place.holder is None and place.department in self.queues
        return self.is_whole or place.department in self.departments or place.holder in self.holders or waits

    def units(self) -> frozenset:
        """The departments in which there may be more than what somebody holds."""
        whole = self.is_whole and self.entity
        return frozenset(pk for pk, *_rest in tree(self.entity)) if whole else self.departments | self.queues

    def joined(self, other: "Extent") -> "Extent":
        """Both together, where they are of one entity and one rank."""
        sets = ("departments", "queues", "holders", "subjects")
        return replace(
            self,
            is_whole=self.is_whole or other.is_whole,
            **{name: getattr(self, name) | getattr(other, name) for name in sets},
        )


@dataclass(frozen=True)
class Share:
    """What an employee reaches in one person's place: in his own, or in that of a colleague."""

    person: Person
    allowed: tuple[Extent, ...]
    denied: tuple[Extent, ...] = ()
    delegation: UUID | None = None

    def holds(self, place: Place) -> bool:
        return any(one.holds(place) for one in self.allowed) and not any(one.holds(place) for one in self.denied)


@dataclass(frozen=True)
class Reach:
    """Where an employee may do a verb: his shares added up, less what is denied to himself."""

    shares: tuple[Share, ...] = ()
    denied: tuple[Extent, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shares)

    def holds(self, place: Place) -> bool:
        return bool(self.people_at(place))

    def people_at(self, place: Place) -> list[Person]:
        """In whose stead a place is reached, himself before any other."""
        if any(one.holds(place) for one in self.denied):
            return []
        return [share.person for share in self.shares if share.holds(place)]

    @property
    def departments(self) -> frozenset:
        """The departments of which more is reached than what he holds in them."""
        found = frozenset().union(*(one.units() for share in self.shares for one in share.allowed))
        return found - frozenset().union(*(one.departments for one in self.denied))


@dataclass(frozen=True)
class Standing:
    """All that an employee was given and denied, by himself and by others, as it is now."""

    held: tuple[Held, ...] = ()
    covers: tuple[Person, ...] = ()
    _reaches: dict = field(default_factory=dict, compare=False)

    @cached_property
    def by_verb(self) -> dict[str, list[Held]]:
        found = defaultdict(list)
        for one in self.held:
            found[one.verb].append(one)
        return dict(found)

    def good(self, verb) -> list[Held]:
        """The grants of a verb that no denial takes away wholly."""
        denials = self.denials(verb)
        return [one for one in self.by_verb.get(verb, ()) if one.allows and not _is_denied(one, denials)]

    def denials(self, verb) -> list[Held]:
        return [one for one in self.by_verb.get(verb, ()) if not one.allows]

    def may(self, verb, place: Place | None = None, *, amount: Decimal | None = None) -> Verdict:
        """Whether a verb may be done, anywhere at all or at a place, with the reason where it may not."""
        good = self.good(verb)
        if not good:
            denied = self.denials(verb)
            return refuse(_("This was denied to you.") if denied else _("Your role does not include this act."))
        if place is not None and not self._reaches_to(verb, place):
            return refuse(_("What you were given does not reach this far."))
        if amount is not None and not any(one.amount is None or amount <= one.amount for one in good):
            return refuse(_("The amount is above what you were given."))
        return ALLOWED

    def _reaches_to(self, verb, place) -> bool:
        seeing = SEEING.get(verb) or SEEING.get(verb.partition(".")[0], verb)
        if verb == seeing:
            return self.reach(verb).holds(place)
        return self.reach(seeing).holds(place) and self.reach(verb).holds(replace(place, rank=0))

    def has_place_for(self, verb) -> bool:
        """Whether a verb is good for a place in an entity, and not for single things only."""
        return any(one.scope != ONE for one in self.good(verb))

    def reaches_beyond_own(self, verb) -> bool:
        """Whether a verb is good for more than what the employee holds himself."""
        return any(WIDTH[one.scope] >= WIDTH[DEPARTMENT] for one in self.good(verb))

    def people_for(self, verb, place: Place) -> list[Person]:
        """In whose stead a verb may be done at a place, himself before any other."""
        return self.reach(verb).people_at(replace(place, rank=0))

    def reach(self, verb) -> Reach:
        """Where a verb may be done."""
        if verb not in self._reaches:
            self._reaches[verb] = self._reach(verb)
        return self._reaches[verb]

    def _reach(self, verb) -> Reach:
        allowed, denied = defaultdict(list), defaultdict(list)
        for one in self.good(verb):
            allowed[one.person, one.delegation].append(one)
        for one in self.denials(verb):
            denied[one.delegation].append(replace(_extent(one), highest=ANY_RANK))
        own, delegated = [], []
        for (person, delegation), grants in allowed.items():
            extents = _joined(_extent(one) for one in grants)
            if delegation is None:
                own = [Share(person, extents), *self._covering(grants)]
            else:
                delegated.append(Share(person, extents, tuple(denied[delegation]), delegation))
        delegated.sort(key=lambda share: str(share.delegation))
        return Reach((*own, *delegated), tuple(denied[None]))

    def _covering(self, grants) -> list[Share]:
        """What the absent hold for whom he stands in, as secret as he may see it himself."""
        highest = max((one.highest for one in grants if one.scope != ONE), default=None)
        if highest is None:
            return []
        return [Share(one, (Extent(highest, one.entity, holders=frozenset([one.id])),)) for one in self.covers]


ANY_RANK = 32767


def _extent(held: Held) -> Extent:
    """The places of a grant; heading a department is a place as working in it is, with all that stands below."""
    person, width = held.person, WIDTH[held.scope]
    if held.scope == ONE:
        return Extent(held.highest, person.entity, subjects=frozenset([held.subject]))
    if held.scope == ACROSS:
        return Extent(held.highest, None, is_whole=True)
    if held.scope == ENTITY:
        return Extent(held.highest, person.entity, is_whole=True)
    units = led = led_by(person.entity, person.id)
    if held.scope == SUBTREE:
        units |= _below(tree(person.entity), [person.department])
    departments = units | {person.department} if width >= WIDTH[DEPARTMENT] else frozenset()
    return Extent(held.highest, person.entity, False, departments, led - departments, frozenset([person.id]))


def _is_denied(one, denials) -> bool:
    """Whether a denial of his own, or of the colleague whose grant it is, leaves nothing of a grant."""
    return any(denial.delegation in (None, one.delegation) and denial.takes_in(one) for denial in denials)


def _joined(extents) -> tuple[Extent, ...]:
    joined: dict = {}
    for one in extents:
        key = one.entity, one.highest
        joined[key] = joined[key].joined(one) if key in joined else one
    return tuple(joined.values())


def standing(employee, now=None) -> Standing:
    """What an employee was given and denied, as it is at the moment; one query, and once while a page is read."""
    if now is not None:
        return _standing(employee.pk, now)
    return remembered(("standing", employee.pk), lambda: _standing(employee.pk, timezone.now()))


def _standing(pk, now) -> Standing:
    return standings([pk], now)[pk]


def standings(keys: Iterable[UUID], now) -> dict[UUID, Standing]:
    """The same for several employees by their keys, in one query."""
    keys = list(keys)
    rows = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"employees": keys, "now": now})
        for whose, *row in cursor.fetchall():
            rows[whose].append(row)
    return {pk: _read(rows[pk]) for pk in keys}


def _read(rows) -> Standing:
    held = [Held(Person(*row[:4]), *row[4:]) for row in rows if row[EFFECT] != "cover"]
    covers = tuple(Person(*row[:4]) for row in rows if row[EFFECT] == "cover")
    return Standing(tuple(_cleared(one, held) for one in held), covers)


EFFECT = 7


def _cleared(one, held) -> Held:
    """Who acts for another sees as far as he is cleared himself."""
    if one.delegation is None or not one.allows:
        return one
    own = [mine.highest for mine in held if mine.delegation is None and mine.allows and mine.verb == one.verb]
    return one._replace(highest=min(one.highest, max(own, default=0)))


def tree(entity_id) -> list[tuple]:
    """Each department of an entity with the one above it and its head; one query."""
    return remembered(("tree", entity_id), lambda: _tree(entity_id))


def _tree(entity_id) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(TREE, [entity_id])
        return cursor.fetchall()


def led_by(entity_id, employee_id) -> frozenset:
    """The departments that an employee heads, and all that stand below them."""
    units = tree(entity_id)
    return _below(units, [pk for pk, _parent, head in units if head == employee_id])


def _below(units, roots) -> frozenset:
    children = defaultdict(list)
    for pk, parent, _head in units:
        children[parent].append(pk)
    return frozenset(_walk(children, list(roots)))


def _walk(children, left) -> Iterator[UUID]:
    seen = set()
    while left:
        if (pk := left.pop()) not in seen:
            seen.add(pk)
            left += children[pk]
            yield pk


def reach(employee, verb) -> Reach:
    """Where an employee may do a verb, as values from which a list is filtered."""
    return standing(employee).reach(verb)


def may(employee, verb, place: Place | None = None, *, amount: Decimal | None = None) -> Verdict:
    """Whether an employee may do a verb, anywhere at all or at a place, with the reason where he may not."""
    return standing(employee).may(verb, place, amount=amount)
