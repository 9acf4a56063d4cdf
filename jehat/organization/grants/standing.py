"""All that an employee was given and denied, and what follows from it."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .departments import below, led_by, tree
from .held import ACROSS, DEPARTMENT, ENTITY, ONE, SUBTREE, WIDTH, Held, Person
from .places import Extent, Place, Reach, Share

# Whoever may not see a thing does nothing with it: the verb that sees what a verb, or all of an area, are done to.
SEEING = {"case": "case.see", "oversight.mark_about": "case.see"}
ANY_RANK = 32767


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
        units |= below(tree(person.entity), [person.department])
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
