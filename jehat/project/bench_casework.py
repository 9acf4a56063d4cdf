"""Casework among many: what the inbox, a case and each verb take of the server where an entity has so many cases.

Run beside a platform with its demonstration, in its environment: `python -m jehat.project.bench_casework`; a line of
JSON. Pages are asked as a browser asks them, without the network between; a verb is done whole and then undone.
"""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import django

from jehat.core.walls import seen_as
from jehat.project.garbage import seek_rarely

CASES, PAGES, VERBS, WARM = 100_000, 60, 24, 3
ENTITY, EMPLOYEE, HEAD = "WRM", "noura.perm", "huda.perm"
SLOWEST_PAGE, SLOWEST_VERB = "p95 of the slowest page, ms", "p95 of the slowest verb, ms"

Figures = dict[str, float]


@seen_as.platform()
def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    from django.utils import timezone

    from jehat.organization.models import Entity
    from tests.many_cases import fill

    fill(Entity.objects.get(code=ENTITY), CASES, now=timezone.now())
    # As in service: what is loaded by now is not looked through for garbage while a page is made.
    seek_rarely()
    pages, verbs = dict(_pages()), dict(_verbs())
    slowest = {SLOWEST_PAGE: _slowest(pages), SLOWEST_VERB: _slowest(verbs)}
    print(json.dumps(pages | verbs | slowest))


def _slowest(figures: Figures) -> float:
    return max(figure for name, figure in figures.items() if name.endswith(", ms"))


def _pages() -> Iterator[tuple[str, float]]:
    """Of each page its p95 in milliseconds, and its queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from jehat.cases.models import Case
    from jehat.people.queries import known_as

    clients = {}
    for name in (EMPLOYEE, HEAD):
        clients[name] = Client(headers={"host": "127.0.0.1"})
        clients[name].force_login(known_as(name))
    cases = list(_held_by(EMPLOYEE)[:PAGES])
    own = list(Case.objects.filter(beneficiary=known_as("many.0")).order_by("pk")[:PAGES])
    busiest = Client(headers={"host": "127.0.0.1"})
    busiest.force_login(known_as("many.0"))
    inbox, home = reverse("cases:inbox"), reverse("portal:home")
    asked = {
        "inbox": (clients[EMPLOYEE], lambda _: inbox),
        "inbox of a department": (clients[HEAD], lambda _: f"{inbox}?view=department"),
        "late of a department": (clients[HEAD], lambda _: f"{inbox}?view=late"),
        "case, for who works on it": (clients[EMPLOYEE], lambda at: reverse("cases:work", args=[cases[at].number])),
        "home of who filed 7,000": (busiest, lambda _: home),
        "case, for who filed it": (busiest, lambda at: reverse("cases:case", args=[own[at % len(own)].number])),
    }
    for name, (client, address) in asked.items():
        yield f"{name}: p95, ms", _p95(lambda at, c=client, a=address: _get(c, a(at % len(cases))), PAGES)
        with CaptureQueriesContext(connection) as asked_of_database:
            _get(client, address(0))
        yield f"{name}: queries", float(len(asked_of_database))


def _get(client, address: str) -> None:
    with seen_as.nobody():
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _verbs() -> Iterator[tuple[str, float]]:
    """Of each verb its p95 in milliseconds and its queries, on cases of one employee."""
    from django.utils import timezone

    from jehat.project import bench_verbs

    settled = timezone.now() - timedelta(days=7)
    cases = list(_held_by(EMPLOYEE).filter(status="in_progress", created_at__lt=settled)[:VERBS])
    for name in bench_verbs.ALL:
        done = [bench_verbs.done(name, cases[at % len(cases)]) for at in range(VERBS + WARM)]
        yield f"{name}: p95, ms", _p95_of([taken for taken, _queries in done])
        yield f"{name}: queries", float(done[-1][1])
    for name in bench_verbs.JOBS:
        taken, number = bench_verbs.done_over_many(name, cases[0])
        yield f"{name}: ms for each of {number}", taken * 1000


def _held_by(name: str):
    from jehat.cases.models import Case
    from jehat.people.queries import known_as

    return Case.objects.open().with_people().filter(assignee__user=known_as(name)).order_by("pk")


def _p95(act: Callable[[int], None], times: int) -> float:
    taken = []
    for at in range(times + WARM):
        begun = time.perf_counter()
        act(at)
        taken.append(time.perf_counter() - begun)
    return _p95_of(taken)


def _p95_of(taken: list[float]) -> float:
    return statistics.quantiles(taken[WARM:], n=20)[18] * 1000


if __name__ == "__main__":
    main()
