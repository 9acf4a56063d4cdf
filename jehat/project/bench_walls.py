"""What the second wall costs: how many microseconds a transaction takes longer because it tells the database who looks.

Run beside a platform with its demonstration, in its environment: `python -m jehat.project.bench_walls`; a line of JSON.
"""

import json
import os
import statistics
import time
from collections import defaultdict

import django

from jehat.core.walls import seen_as

# Each of them looks in so many requests, of so many transactions.
REQUESTS, TRANSACTIONS = 400, 8
EMPLOYEE, BENEFICIARY = "noura.perm", "sara"
DEAREST = "µs of a transaction: the dearest"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    taken, first = _taken()
    bare = taken.pop("nobody")
    more = {f"µs of a transaction: {who}": each - bare for who, each in taken.items()}
    once = {f"µs once a request: {who}": first[who] - bare for who in (EMPLOYEE, BENEFICIARY)}
    print(json.dumps({"µs of a transaction of nobody": bare, **more, DEAREST: max(more.values()), **once}))


def _sights() -> dict:
    from jehat.people.queries import known_as

    employee, beneficiary = known_as(EMPLOYEE), known_as(BENEFICIARY)
    with seen_as.person(employee.pk):
        entity = employee.employee.entity_id
    return {
        "nobody": seen_as.nobody,
        "an entity": lambda: seen_as.entity(entity),
        EMPLOYEE: lambda: seen_as.person(employee.pk),
        BENEFICIARY: lambda: seen_as.person(beneficiary.pk),
        "an inspector": seen_as.oversight,
    }


def _taken() -> tuple[dict[str, float], dict[str, float]]:
    """Median microseconds of a transaction as each of them, and of the first of a request; they take turns."""
    sights, taken, first = _sights(), defaultdict(list), defaultdict(list)
    for _ in range(REQUESTS):
        for who, sight in sights.items():
            with sight():
                first[who].append(_transaction())
                taken[who] += [_transaction() for _ in range(TRANSACTIONS)]
    return _medians(taken), _medians(first)


def _transaction() -> float:
    from django.db import connection, transaction

    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return (time.perf_counter() - begun) * 1e6


def _medians(taken) -> dict[str, float]:
    return {who: statistics.median(each) for who, each in taken.items()}


if __name__ == "__main__":
    main()
