"""An entity that has worked for years: as many cases as one wants, in the shape that real ones have.

Nine of ten are closed, their holders are the employees of their departments, and a few beneficiaries have filed a great
many. They are written as rows, since filing them one by one would take hours.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction

from jehat.cases.models import Case, Comment, Custody
from jehat.cases.states import OPEN, Outcome, Reason, Status
from jehat.catalogue.models import Kind
from jehat.organization.models import Employee, Entity
from jehat.people.identifiers import USERNAME
from jehat.people.models import User
from jehat.people.seed import Person, add_people

YEARS, BATCH, SHARE_OPEN = 2, 2000, 0.1
PEOPLE, FAITHFUL = 400, 0.07
MOMENT = timedelta(minutes=1)
ANALYZED = ("cases_case", "cases_custody", "cases_comment")


def fill(entity: Entity, count: int, *, now: datetime, seed: int = 1448) -> None:
    """Bring an entity to so many cases; what it has already counts."""
    missing = count - Case.objects.filter(entity=entity).count()
    rows = _cases(entity, max(missing, 0), now=now, chance=random.Random(seed))  # noqa: S311 (nothing secret)
    while batch := list(islice(rows, BATCH)):
        _write(batch)
    with connection.cursor() as cursor:
        for table in ANALYZED:
            cursor.execute(f"ANALYZE {table}")


@transaction.atomic
def _write(batch: Sequence[Case]) -> None:
    Case.objects.bulk_create(batch)
    Custody.objects.bulk_create(_custody(case) for case in batch)
    Comment.objects.bulk_create(_filing(case) for case in batch)


def _cases(entity: Entity, count: int, *, now: datetime, chance: random.Random) -> Iterator[Case]:
    places = [(kind, list(_holders(kind))) for kind in _kinds(entity)]
    places = [(kind, holders) for kind, holders in places if holders]
    people = _people()
    for order in range(count):
        kind, holders = places[order % len(places)]
        age = timedelta(minutes=chance.randrange(10, YEARS * 365 * 24 * 60))
        is_open = chance.random() < SHARE_OPEN
        since = now - (age / 30 if is_open else age)
        given = {"entity": entity, "kind": kind, "terms_id": kind.current_id, "department": kind.department}
        # The first of them, a company say, files a great part of all.
        person = people[0] if chance.random() < FAITHFUL else chance.choice(people)
        yield Case(
            **given,
            **_state(is_open, since, now, chance),
            number=f"{entity.code}-1400-{order:06}",
            assignee=chance.choice(holders),
            beneficiary=person,
            filed_by=person,
            subject=f"What the person of the file {order} asks for",
            created_at=since,
            due_at=since + timedelta(days=chance.randrange(3, 40)),
        )


def _state(is_open: bool, since: datetime, now: datetime, chance: random.Random) -> dict:
    if is_open:
        status = chance.choice((Status.ASSIGNED, Status.IN_PROGRESS, Status.IN_PROGRESS))
        return {"status": status, "active_at": since}
    ended = since + (now - since) * chance.random()
    return {"status": Status.COMPLETED, "outcome": Outcome.DONE, "active_at": ended, "closed_at": ended}


def _kinds(entity: Entity):
    return Kind.objects.open_to_public().filter(entity=entity).select_related("department", "current").order_by("code")


def _holders(kind: Kind):
    return Employee.objects.active().filter(department=kind.department, takes_cases=True).order_by("pk")


def _people() -> list[User]:
    names = ("Person", "Of", "Many")
    return add_people(
        [Person(names, names, {USERNAME: f"many.{order}"}) for order in range(PEOPLE)],
        password="!",  # noqa: S106 (a hash that no password has)
        are_beneficiaries=True,
    )


def _custody(case: Case) -> Custody:
    place = {"entity_id": case.entity_id, "department": case.department, "employee": case.assignee}
    return Custody(case=case, since=case.created_at, until=case.closed_at, reason=Reason.LEAST_LOAD, **place)


def _filing(case: Case) -> Comment:
    said = {"by": case.beneficiary, "act": Comment.Act.SUBMIT, "is_from_beneficiary": True}
    return Comment(case=case, entity_id=case.entity_id, text="As it was told", created_at=case.created_at, **said)


def open_of(entity: Entity):
    return Case.objects.filter(entity=entity, status__in=OPEN)
