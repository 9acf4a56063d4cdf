"""Whatever happens to a case, the times of its holders meet: no gap, no overlap, and in sum its age."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jehat.cases import actions
from jehat.cases.models import Case, Custody
from jehat.cases.states import CLOSED, Reason, Status, follows
from jehat.core.verdict import Refused

from .traces import adds_up

VERBS = ("open_case", "comment", "note", "ask", "answer", "assign", "refer", "complete", "reject")
PEOPLE = ("holder", "holder", "huda", "salma", "sara", "yousef")
STEPS = st.tuples(
    st.sampled_from(VERBS),
    st.sampled_from(PEOPLE),
    st.sampled_from(("noura", "faisal", "majed", "yousef")),
    st.sampled_from(("permits", "legal", "care")),
    st.integers(0, 90),
)


def _arguments(world, verb, colleague, department):
    if verb == "assign":
        return {"to": getattr(world, colleague)}
    if verb == "refer":
        return {"to": getattr(world, department), "note": "Yours"}
    return {} if verb == "open_case" else {"text": "Words"}


def _person(world, case, who):
    employee = case.assignee or world.huda if who == "holder" else getattr(world, who)
    return getattr(employee, "user", employee)


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_after_any_sequence_of_acts(world, steps):
    now = timezone.now() - timedelta(days=30)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A long story", now=now)
    for verb, who, colleague, department, minutes in steps:
        now += timedelta(minutes=minutes)
        case = Case.objects.with_people().get(pk=case.pk)
        before = case.status
        try:
            arguments = _arguments(world, verb, colleague, department)
            getattr(actions, verb)(by=_person(world, case, who), case=case, now=now, **arguments)
        except Refused:
            pass
        case = Case.objects.get(pk=case.pk)
        _holds_together(case, before, verb, now)


def _holds_together(case, before, verb, now):
    assert adds_up(case)
    spans = [(one.until or now) - one.since for one in case.custodies.oldest_first()]
    assert sum(spans, timedelta()) == (case.closed_at or now) - case.created_at
    led_to = follows(before, "open" if verb == "open_case" else verb)
    referred = {Status.ASSIGNED, Status.TRIAGE} if verb == "refer" else set()
    assert case.status in {before, led_to, *referred}
    assert (case.closed_at is None) == (case.status not in CLOSED)


def test_the_database_holds_one_at_a_time(world, case):
    again = {"entity": world.entity, "case": case, "department": world.permits, "reason": Reason.BY_HAND}
    with pytest.raises(IntegrityError), transaction.atomic():
        Custody.objects.create(since=timezone.now(), **again)


def test_the_database_lets_none_end_before_it_begins(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        case.custodies.update(until=case.created_at - timedelta(seconds=1))
