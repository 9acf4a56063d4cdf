"""Figures of distribution: how evenly 100,000 arrivals are shared, and how many are late, beside taking turns.

A department of twelve for about two years, each away now and then; the same arrivals under the platform's order of
steps and in turn. Pure arithmetic on one core: `python -m jehat.project.bench_distribution` prints a line of JSON.
"""

import json
import os
import random
import time

import django

ARRIVALS, PEOPLE = 100_000, 12
FAIRNESS, LATE = "fairness of distribution (Jain)", "late, of those late when taking turns"
# Minutes of work of a case in the middle, how far they spread, working days promised, and how much of the time is used.
EFFORT, SPREAD, PROMISED, USED = 30, 0.8, 3, 0.88
AWAY, LONGEST_AWAY = 0.08, 10
SEED = 1448


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    print(json.dumps(figures()))


def figures(number: int = ARRIVALS) -> dict[str, float]:
    """Both ways over the same arrivals."""
    from jehat.cases.distribution.simulating import in_turn, simulate

    chance = random.Random(SEED)  # noqa: S311 (no secret: the same figures every time)
    arrivals = _arrivals(chance, number)
    workers = _workers(chance, arrivals[-1].at)
    begun = time.perf_counter()
    ours = simulate(arrivals, workers)
    taken = time.perf_counter() - begun
    turns = simulate(arrivals, workers, choose=in_turn())
    return {
        FAIRNESS: ours.fairness,
        LATE: ours.late_share / turns.late_share,
        "late share": ours.late_share,
        "late share when taking turns": turns.late_share,
        "arrivals simulated a second": number / taken,
    }


def _arrivals(chance, number) -> list:
    """Cases of some thousands of people, as many as the office can just do, some of them much longer than most."""
    from jehat.cases.distribution.simulating import DAY, Arrival

    efforts = [max(round(chance.lognormvariate(0, SPREAD) * EFFORT), 1) for _ in range(number)]
    gap = sum(efforts) / number / PEOPLE / (1 - AWAY) / USED
    at, found = 0.0, []
    for effort in efforts:
        at += chance.expovariate(1 / gap)
        found.append(Arrival(int(at), int(at) + PROMISED * DAY, effort, beneficiary=chance.randrange(number // 4)))
    return found


def _workers(chance, until) -> list:
    from jehat.cases.distribution.simulating import DAY, Worker

    workers = []
    for key in range(PEOPLE):
        absences, at = [], 0
        while at < until:
            days = chance.randint(1, LONGEST_AWAY)
            at += int(chance.expovariate(AWAY / (LONGEST_AWAY / 2 * DAY)))
            absences.append((at, at + days * DAY))
            at += days * DAY
        workers.append(Worker(key, absences=tuple(absences)))
    return workers


if __name__ == "__main__":
    main()
