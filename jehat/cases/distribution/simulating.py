"""What would have come of a time under other rules: arithmetic on arrivals, people and absences; nothing is read here.

Moments are working minutes since the beginning, so that nights and holidays are not there. Each works on what he has
in the order in which he got it; while he is away it waits.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jehat.cases.states import Reason

from .picking import HAD_LATELY, HAS_NOW, STRANGER, USUAL, WHOLE, Candidate, Manners, Picked, pick
from .ruling import Facts, first_fitting

DAY = 7 * 60
# Ninety days hold so many working days, about.
REMEMBERED = 64 * DAY
# A queue that nobody takes from in so many working days after the last arrival is left.
PATIENCE = 250


@dataclass(frozen=True, slots=True)
class Arrival:
    """A case that comes: when, by when it is due, and how many minutes of work it takes."""

    at: int
    due: int
    effort: int
    beneficiary: Hashable = None
    facts: Facts = Facts()


@dataclass(frozen=True)
class Worker:
    """One of the department, with what is set for him and when he is away."""

    key: Hashable
    weight: int = WHOLE
    cap: int | None = None
    pulls: bool = False
    of_kind: Mapping[Hashable, int] = field(default_factory=dict)
    skills: frozenset = frozenset()
    absences: tuple[tuple[int, int], ...] = ()

    def is_away(self, at) -> bool:
        return any(since <= at < until for since, until in self.absences)

    def leaves(self, at, until) -> bool:
        return any(at < since < until for since, _until in self.absences)

    def finishes(self, at, effort) -> int:
        """When so much work is done that begins at a moment, without the absences between."""
        for since, until in self.absences:
            if until <= at:
                continue
            if at + effort <= since:
                break
            effort -= max(since - at, 0)
            at = until
        return at + effort

    def present(self, until) -> int:
        """The minutes in which he was there."""
        return until - sum(max(min(end, until) - max(since, 0), 0) for since, end in self.absences)


Chooser = Callable[[Sequence[Candidate], object], Hashable | None]


def as_set(manners: Manners = USUAL) -> Chooser:
    """As the platform chooses."""

    def chosen(among, rule):
        picked: Picked = pick(among, manners=manners, named=getattr(rule, "to_employee_id", None))
        # Who pulls takes what waits as soon as he has the least in hand.
        if picked.reason == Reason.TO_BE_PULLED:
            pullers = [one for one in among if one.pulls and not one.is_away and one.weight > 0]
            return min(pullers, key=lambda one: (one.burden, one.waits_since or 0)).key
        return picked.key

    return chosen


def in_turn() -> Chooser:
    """Each one after the other of those present, whatever they have in hand."""
    turns = Counter()

    def chosen(among, rule):
        there = [one for one in among if not one.is_away]
        if not there:
            return None
        latest = max(turns.values(), default=0)
        key = min(there, key=lambda one: (turns.get(one.key, 0), str(one.key))).key
        turns[key] = latest + 1
        return key

    return chosen


@dataclass
class Result:
    """What came of it: how many each got and how many of them late, and how evenly, by weight and time of presence."""

    given: Counter = field(default_factory=Counter)
    late: Counter = field(default_factory=Counter)
    busiest: Counter = field(default_factory=Counter)
    shares: dict = field(default_factory=dict)
    total: int = 0
    left: int = 0

    @property
    def late_share(self) -> float:
        return (sum(self.late.values()) + self.left) / self.total if self.total else 0.0

    @property
    def late_percent(self) -> float:
        return round(self.late_share * 100, 1)

    @property
    def fairness_percent(self) -> float:
        return round(self.fairness * 100, 1)

    @property
    def fairness(self) -> float:
        return jain(self.shares.values())


def jain(shares: Iterable[float]) -> float:
    """Jain's index: 1 where all have the same, 1/n where one has everything."""
    known = list(shares)
    squares = len(known) * sum(one * one for one in known)
    return sum(known) ** 2 / squares if squares else 1.0


class _Office:
    """What everybody has in hand while the time goes on."""

    def __init__(self, workers, rules, choose):
        self.workers = {one.key: one for one in workers}
        self.rules, self.choose = rules, choose
        self.hands: dict[Hashable, deque[int]] = {key: deque() for key in self.workers}
        self.got: dict[Hashable, int] = {}
        self.today: Counter = Counter()
        self.day = -1
        self.known: dict[Hashable, dict] = defaultdict(dict)
        self.result = Result()

    def give(self, arrival, at) -> bool:
        """Whether somebody got it."""
        if at // DAY != self.day:
            self.day, self.today = at // DAY, Counter()
        rule = first_fitting(self.rules, arrival.facts)
        key = self.choose([self._candidate(one, arrival, at, rule) for one in self.workers.values()], rule)
        if key is None:
            return False
        hand = self.hands[key]
        done = self.workers[key].finishes(max(at, hand[-1] if hand else 0), arrival.effort)
        hand.append(done)
        self.got[key] = at
        self.today[key] += 1
        self.known[arrival.beneficiary][key] = (at, done)
        told = self.result
        told.given[key] += 1
        told.late[key] += done > arrival.due
        told.busiest[key] = max(told.busiest[key], len(hand))
        return True

    def _candidate(self, worker, arrival, at, rule) -> Candidate:
        hand = self.hands[worker.key]
        while hand and hand[0] <= at:
            hand.popleft()
        skill = getattr(rule, "skill_id", None)
        return Candidate(
            key=worker.key,
            load=len(hand),
            waits_since=self.got.get(worker.key),
            weight=worker.of_kind.get(arrival.facts.kind_id, worker.weight),
            today=self.today[worker.key],
            cap=worker.cap,
            knows=self._knows(arrival.beneficiary, worker.key, at),
            is_away=worker.is_away(at),
            leaves_before_due=worker.leaves(at, arrival.due),
            pulls=worker.pulls,
            is_skilled=skill is None or skill in worker.skills,
        )

    def _knows(self, beneficiary, key, at) -> int:
        if beneficiary is None or key not in (last := self.known.get(beneficiary, {})):
            return STRANGER
        given, done = last[key]
        return HAS_NOW if done > at else HAD_LATELY if given > at - REMEMBERED else STRANGER


def simulate(arrivals: Iterable[Arrival], workers: Iterable[Worker], *, rules=(), choose: Chooser | None = None):
    """What comes of these arrivals, in their order, with these people; what nobody can take waits for the next day."""
    workers = list(workers)
    office, waiting, at = _Office(workers, rules, choose or as_set()), deque(), 0
    for arrival in arrivals:
        if waiting and arrival.at // DAY != at // DAY:
            waiting = _again(office, waiting, arrival.at)
        at = arrival.at
        office.result.total += 1
        if not office.give(arrival, at):
            waiting.append(arrival)
    for _day in range(PATIENCE):
        if not waiting:
            break
        at += DAY
        waiting = _again(office, waiting, at)
    result = office.result
    result.left = len(waiting)
    result.shares = {
        one.key: result.given[one.key] / (one.present(at) * one.weight)
        for one in workers
        if one.present(at) > 0 and one.weight > 0
    }
    return result


def _again(office, waiting, at) -> deque:
    return deque(one for one in waiting if not office.give(one, at))
