"""Many cases at once, for lists, and what a page costs."""

import gzip
from datetime import timedelta
from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jehat.cases.models import Case, Comment, Custody
from jehat.cases.states import OUTCOMES, Ground, Reason, Status


def filed(case, at, **fields) -> None:
    """Let a case have been filed at another moment, and held from then on."""
    Case.objects.filter(pk=case.pk).update(created_at=at, **fields)
    first = Custody.objects.filter(case=case).oldest_first().first()
    Custody.objects.filter(pk=first.pk).update(since=at)


def make_cases(world, count, **fields) -> list[Case]:
    """Cases of Sara with Noura, the newest last, each with a first comment."""
    begun = fields.pop("created_at", timezone.now() - timedelta(days=1))
    first = Case.objects.count() + 1
    moments = [begun + timedelta(minutes=order) for order in range(count)]
    given = {
        "entity": world.entity,
        "kind": world.kind,
        "terms": world.kind.current,
        "department": world.permits,
        "beneficiary": world.sara,
        "assignee": world.noura,
        "status": Status.IN_PROGRESS,
        "due_at": timezone.now() + timedelta(days=9),
    } | fields
    given.setdefault("filed_by", given["beneficiary"])
    given.setdefault("outcome", OUTCOMES.get(given["status"], ("",))[0])
    given.setdefault("ground", Ground.OTHER if given["outcome"] == "rejected" else "")
    cases = [
        Case(
            number=f"WRM-1448-{first + order:06}",
            subject=f"Subject {first + order}",
            created_at=at,
            active_at=at,
            **given,
        )
        for order, at in enumerate(moments)
    ]
    Case.objects.bulk_create(cases)
    said = {"is_from_beneficiary": True, "act": Comment.Act.SUBMIT, "entity": world.entity, "by": given["beneficiary"]}
    Comment.objects.bulk_create(
        Comment(case=case, text=f"Please help with {case.number}", created_at=case.created_at, **said) for case in cases
    )
    Custody.objects.bulk_create(
        Custody(
            entity=world.entity,
            case=case,
            department=case.department,
            employee=case.assignee,
            since=case.created_at,
            until=case.closed_at,
            reason=Reason.LEAST_LOAD,
        )
        for case in cases
    )
    return cases


def cost(client, address) -> int:
    """How many queries a page asks, once everything that is asked only the first time has been."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


def weight(answer) -> int:
    """Bytes on the wire of a page."""
    return len(gzip.compress(answer.content, 6, mtime=0))


class _Counter(HTMLParser):
    elements = 0

    def handle_starttag(self, tag, attrs):
        self.elements += 1


def elements(answer) -> int:
    counter = _Counter()
    counter.feed(answer.content.decode())
    return counter.elements
