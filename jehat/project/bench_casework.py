"""Casework among many: what the inbox, a case and each verb take of the server where an entity has so many cases.

Run beside a platform with its demonstration, in its environment: `python -m jehat.project.bench_casework`; a line of
JSON. Pages are asked as a browser asks them, without the network between; a verb is done whole and then undone.
"""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator

import django

from jehat.core.walls import seen_as

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
    pages, verbs = dict(_pages()), dict(_verbs())
    slowest = {SLOWEST_PAGE: max(pages.values()), SLOWEST_VERB: max(verbs.values())}
    print(json.dumps(pages | verbs | slowest))


def _pages() -> Iterator[tuple[str, float]]:
    """Each page's p95 in milliseconds."""
    from django.test import Client
    from django.urls import reverse

    from jehat.people.queries import known_as

    clients = {}
    for name in (EMPLOYEE, HEAD):
        clients[name] = Client(headers={"host": "127.0.0.1"})
        clients[name].force_login(known_as(name))
    cases = list(_held_by(EMPLOYEE)[:PAGES])
    busiest = Client(headers={"host": "127.0.0.1"})
    busiest.force_login(known_as("many.0"))
    inbox, home = reverse("cases:inbox"), reverse("portal:home")
    asked = {
        "inbox": (clients[EMPLOYEE], lambda _: inbox),
        "inbox of a department": (clients[HEAD], lambda _: f"{inbox}?view=department"),
        "late of a department": (clients[HEAD], lambda _: f"{inbox}?view=late"),
        "case, for who works on it": (clients[EMPLOYEE], lambda at: reverse("cases:work", args=[cases[at].number])),
        "home of who filed 7,000": (busiest, lambda _: home),
    }
    for name, (client, address) in asked.items():
        yield f"{name}: p95, ms", _p95(lambda at, c=client, a=address: _get(c, a(at % len(cases))), PAGES)


def _get(client, address: str) -> None:
    with seen_as.nobody():
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _verbs() -> Iterator[tuple[str, float]]:
    """Each verb's p95 in milliseconds, on cases of one employee, as himself."""
    from django.db import transaction

    from jehat.people.queries import known_as

    who = known_as(EMPLOYEE)
    cases = list(_held_by(EMPLOYEE).filter(status="in_progress")[:VERBS])

    def once(act: Callable, case) -> None:
        with seen_as.person(who.pk), transaction.atomic():
            act(who, case)
            transaction.set_rollback(True)

    for name, act in _acts().items():
        yield f"{name}: p95, ms", _p95(lambda at, act=act: once(act, cases[at % len(cases)]), VERBS)


def _acts() -> dict[str, Callable]:
    from jehat.cases import actions, queries
    from jehat.organization.models import Department, Employee

    def colleague(case) -> Employee:
        return Employee.objects.active().filter(department=case.department).exclude(pk=case.assignee_id).first()

    def elsewhere(case) -> Department:
        return queries.other_departments(case).first()

    text = "What is said of it"
    return {
        "open": lambda by, case: actions.open_case(by=by, case=case),
        "comment": lambda by, case: actions.comment(by=by, case=case, text=text),
        "note": lambda by, case: actions.note(by=by, case=case, text=text),
        "ask": lambda by, case: actions.ask(by=by, case=case, text=text),
        "assign": lambda by, case: actions.assign(by=by, case=case, to=colleague(case)),
        "refer": lambda by, case: actions.refer(by=by, case=case, to=elsewhere(case), note=text),
        "complete": lambda by, case: actions.complete(by=by, case=case, text=text),
        "reject": lambda by, case: actions.reject(by=by, case=case, text=text),
    }


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
    return statistics.quantiles(taken[WARM:], n=20)[18] * 1000


if __name__ == "__main__":
    main()
