"""Who of several gets a case: the order of the steps, as arithmetic; nothing is read here."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from jehat.cases.states import Aside, Reason

WHOLE = 100
# How well somebody knows the beneficiary: he had a case of his lately, or has one in hand.
STRANGER, HAD_LATELY, HAS_NOW = range(3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """All that is asked of one who could get a case; what is told of his load leaves out what is hidden."""

    key: Hashable
    load: int
    waits_since: datetime | float | None = None
    weight: int = WHOLE
    today: int = 0
    cap: int | None = None
    told: int = 0
    knows: int = STRANGER
    is_barred: bool = False
    is_cleared: bool = True
    is_away: bool = False
    leaves_before_due: bool = False
    pulls: bool = False
    is_skilled: bool = True

    @property
    def burden(self) -> float:
        """What he would carry with one more, by his weight."""
        return (self.load + 1) / self.weight


@dataclass(frozen=True)
class Manners:
    """Which of the gentler steps a department takes."""

    keeps_employee: bool = True
    looks_ahead: bool = True


USUAL = Manners()


@dataclass
class Picked:
    """Who gets it, for which reason, and why each of the others does not."""

    key: Hashable | None
    reason: Reason
    candidates: int = 0
    asides: dict[Hashable, Aside] = field(default_factory=dict)


# What nobody gets over, in the order in which it is asked.
BARS: tuple[tuple[Aside, Callable[[Candidate], bool]], ...] = (
    (Aside.CONFLICT, lambda one: one.is_barred),
    (Aside.UNCLEARED, lambda one: not one.is_cleared),
    (Aside.AWAY, lambda one: one.is_away),
    (Aside.NO_SHARE, lambda one: one.weight <= 0),
    (Aside.CAP, lambda one: one.cap is not None and one.today >= one.cap),
    (Aside.PULLS, lambda one: one.pulls),
)


def pick(among: Iterable[Candidate], *, manners: Manners = USUAL, named: Hashable = None, is_ranked=False) -> Picked:
    """Whom a rule named; else who is left by conflict, clearance, presence, cap, then by skill, coming absence and
    acquaintance where somebody is left by them, and of these the least weighted load, and the longest wait."""
    asides: dict[Hashable, Aside] = {}
    able = _able(among, asides)
    if not able:
        pulled = any(why == Aside.PULLS for why in asides.values())
        return Picked(None, Reason.TO_BE_PULLED if pulled else Reason.NOBODY_ELIGIBLE, 0, asides)
    if any(one.key == named for one in able):
        asides |= {one.key: Aside.NAMED_ANOTHER for one in able if one.key != named}
        return Picked(named, Reason.BY_RULE, len(able), asides)
    chosen = min(_preferred(able, manners, asides), key=_turn)
    for one in able:
        if one.key != chosen.key and one.key not in asides:
            asides[one.key] = Aside.BUSIER if one.burden > chosen.burden else Aside.WAITED_LESS
    return Picked(chosen.key, _reason(chosen, able, asides, is_ranked), len(able), asides)


def _turn(one: Candidate) -> tuple:
    waits = one.waits_since
    moment = float("-inf") if waits is None else waits.timestamp() if isinstance(waits, datetime) else waits
    return (one.burden, moment, one.key)


def _able(among, asides) -> list[Candidate]:
    able = []
    for one in among:
        why = next((why for why, is_so in BARS if is_so(one)), None)
        if why is None:
            able.append(one)
        else:
            asides[one.key] = why
    return able


def _preferred(able, manners, asides) -> list[Candidate]:
    """Those whom skill, presence until the case is due and acquaintance leave; a step that leaves nobody is not taken.

    Who knows the beneficiary gets the case only while he carries no more than his fair share of what all have.
    """
    left = _narrowed(able, lambda one: one.is_skilled, Aside.UNSKILLED, asides)
    if manners.looks_ahead:
        left = _narrowed(left, lambda one: not one.leaves_before_due, Aside.LEAVES, asides)
    if manners.keeps_employee:
        each = sum(one.load for one in left) / sum(one.weight for one in left)
        for known in (HAS_NOW, HAD_LATELY):
            if any(_keeps(one, known, each) for one in left):
                return _narrowed(left, lambda one, known=known: _keeps(one, known, each), Aside.NOT_THE_SAME, asides)
    return left


def _keeps(one, known, each) -> bool:
    return one.knows >= known and one.load <= each * one.weight


def _narrowed(among, fits, why, asides) -> list[Candidate]:
    left = [one for one in among if fits(one)]
    if left:
        asides |= {one.key: why for one in among if not fits(one)}
    return left or among


# The step that decided where it was not the load: it took the case from whom the load alone would have chosen.
DECIDED = {
    Aside.UNSKILLED: Reason.SKILL,
    Aside.LEAVES: Reason.STAYS,
    Aside.NOT_THE_SAME: Reason.SAME_EMPLOYEE,
}


def _reason(chosen, able, asides, is_ranked) -> Reason:
    if len(able) == 1:
        return Reason.ONLY_CLEARED if is_ranked else Reason.ONLY_ELIGIBLE
    by_load = min(able, key=_turn)
    if by_load.key != chosen.key:
        return DECIDED[asides[by_load.key]]
    if sum(one.burden == chosen.burden for one in able) > 1:
        return Reason.LONGEST_WAIT
    return Reason.CLEARED_LOAD if is_ranked else Reason.LEAST_LOAD
