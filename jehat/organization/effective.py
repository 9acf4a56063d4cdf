"""What an employee may do now, verb by verb, each with every reason for it and against it. Pure reading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise

from . import verbs
from .grants import ANY_RANK, ENTITY, WIDTH, Held, Place, Standing, standing, standings, tree
from .models import Employee, Grant, Role

ROLE, SINGLE, DELEGATED, CAUSED, DENIED = "role", "single", "delegated", "caused", "denied"


@dataclass(frozen=True)
class Reason:
    """One thing that gives or denies a verb: of what kind, from whom, until when."""

    held: Held
    kind: str
    name: str
    given: Grant | None = None

    @property
    def until(self) -> datetime | None:
        return self.held.ends


@dataclass(frozen=True)
class Line:
    """A verb with what gives it; where a denial takes it away, nothing of it is left."""

    verb: str
    area: str
    says: str | Promise
    is_ranked: bool
    reasons: tuple[Reason, ...]
    is_allowed: bool

    @property
    def kinds(self) -> set[str]:
        return {one.kind for one in self.reasons}

    @property
    def bounds(self) -> set[tuple[str, int]]:
        """How far and how secret it goes, as far as one can tell it from another employee's."""
        return {(one.held.scope, one.held.highest) for one in self.reasons if one.held.allows}


@dataclass(frozen=True)
class Part:
    """The verbs of one subject that an employee has something to do with."""

    label: str | Promise
    lines: tuple[Line, ...]


def lines_of(employee) -> list[Line]:
    """Every verb that was given or denied to an employee, in the order of the matrix; four queries at most."""
    now_held = standing(employee)
    tell = teller(now_held.held)
    offered = [one for area in verbs.catalogue(employee.entity) for one in area.verbs]
    known = {one.verb: one for one in offered}
    order = {one.verb: place for place, one in enumerate(offered)}
    return [
        Line(
            verb,
            verb.partition(".")[0],
            verbs.says(verb),
            verb in known and known[verb].is_ranked,
            tuple(tell(one) for one in held),
            bool(now_held.good(verb)),
        )
        for verb, held in sorted(now_held.by_verb.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    ]


def parts(lines: list[Line]) -> list[Part]:
    """Lines by their subject."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.area, []).append(line)
    return [Part(verbs.AREAS.get(area, area), tuple(some)) for area, some in found.items()]


@dataclass(frozen=True)
class Pair:
    """A verb of which two employees have not the same, each side with its line where there is one."""

    says: str | Promise
    is_ranked: bool
    one: Line | None
    other: Line | None


def compared(one, other) -> list[Pair]:
    """What differs between two employees: what one of them may do and the other not, or not so far."""
    first, second = ({line.verb: line for line in lines_of(employee)} for employee in (one, other))
    both = [*first, *(verb for verb in second if verb not in first)]
    pairs = [(first.get(verb), second.get(verb)) for verb in both]
    return [_pair(a, b) for a, b in pairs if _worth(a) != _worth(b)]


def _pair(a: Line | None, b: Line | None) -> Pair:
    line = a or b
    assert line is not None
    return Pair(line.says, line.is_ranked, a, b)


def _worth(line: Line | None) -> set:
    """How far a verb may really be done."""
    return line.bounds if line and line.is_allowed else set()


def teller(held: Iterable[Held]) -> Callable[[Held], Reason]:
    """A function from one thing that is held to the reason in names, which are read for all at once."""
    held = list(held)
    roles = Role.objects.in_bulk({one.role for one in held if one.role})
    single = [one.grant for one in held if not one.role]
    grants = Grant.objects.select_related("given_by").in_bulk(single) if single else {}
    others = {one.person.id for one in held if one.delegation}
    givers = Employee.objects.select_related("user").in_bulk(others) if others else {}

    def tell(one: Held) -> Reason:
        given = grants.get(one.grant)
        by = given.given_by.name if given and given.given_by else ""
        if not one.allows:
            return Reason(one, DENIED, by or (roles[one.role].name if one.role else ""), given)
        if one.delegation:
            return Reason(one, DELEGATED, givers[one.person.id].name, given)
        if one.role:
            return Reason(one, ROLE, roles[one.role].name)
        if one.cause:
            return Reason(one, CAUSED, str(Grant.Cause(one.cause).label), given)
        return Reason(one, SINGLE, by, given)

    return tell


def to_come(employee) -> list[Grant]:
    """What was given or denied to an employee singly and has not begun."""
    later = employee.grants.standing().filter(since__gt=timezone.now(), cause="").select_related("given_by")
    return list(later.order_by("since", "pk")[:50])


@dataclass(frozen=True)
class Sees:
    """Why an employee reaches a place with a verb, or what keeps him from it."""

    reasons: tuple[Reason, ...]
    stands_in: bool
    is_allowed: bool


def sees(employees, verb, place: Place, now) -> dict:
    """For each employee by his key, what lets him do a verb at a place; as many queries for one as for many."""
    known = standings([one.pk for one in employees], now)
    tell = teller(one for standing in known.values() for one in standing.by_verb.get(verb, ()))
    return {pk: _sees(standing, verb, place, tell) for pk, standing in known.items()}


def _sees(now_held, verb, place, tell) -> Sees:
    reach = now_held.reach(verb)
    bearing = [one for one in now_held.by_verb.get(verb, ()) if _bears(one, place)]
    stands_in = any(share.person in now_held.covers and share.holds(place) for share in reach.shares)
    return Sees(tuple(tell(one) for one in bearing), stands_in, reach.holds(place))


def _bears(one: Held, place) -> bool:
    """Whether a grant by itself reaches a place, or a denial takes it away."""
    if not one.allows and WIDTH[one.scope] >= WIDTH[ENTITY]:
        return True
    alone = one if one.allows else one._replace(effect="allow", highest=ANY_RANK)
    return Standing((alone,)).reach(one.verb).holds(place)


def chain_above(entity_id, department_id) -> tuple[list, list]:
    """A department and all above it, and who heads any of them."""
    units = {pk: (parent, head) for pk, parent, head in tree(entity_id)}
    chain: list = []
    while department_id in units and department_id not in chain:
        chain.append(department_id)
        department_id = units[department_id][0]
    return chain, [units[pk][1] for pk in chain if units[pk][1]]
