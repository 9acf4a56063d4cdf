"""Fifty people file at the same moment: numbers without a gap, even load, one holder each, and the reason kept."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.notifications.models import Notice
from jehat.organization.models import Absence, Employee
from jehat.people.identifiers import EMAIL, USERNAME
from jehat.people.seed import Person, add_people

from .at_once import at_once
from .traces import adds_up

pytestmark = pytest.mark.django_db(transaction=True)

FIFTY = 50


@pytest.fixture
def crowd(world):
    names = {"arabic": ("نجم", "سعد", "الواحي"), "english": ("Najm", "Saad", "Alwahi")}
    known = ({USERNAME: f"crowd{n:02}", EMAIL: f"crowd{n:02}@example.test"} for n in range(FIFTY))
    people = [Person(**names, identifiers=identifiers) for identifiers in known]
    return add_people(people, password="!", are_beneficiaries=True)


def filed(world, crowd) -> list[Case]:
    """All of them file at once; nobody meets an error."""

    def filing(person):
        return lambda: actions.submit(by=person, kind=world.kind, subject="At once", text="Together")

    outcomes = at_once(*map(filing, crowd))
    assert [one for one in outcomes if not isinstance(one, Case)] == []
    return list(Case.objects.order_by("number"))


def loads(cases) -> Counter:
    return Counter(case.assignee for case in cases)


def test_numbers_follow_one_another_and_the_load_is_even(world, crowd):
    cases = filed(world, crowd)
    assert [int(case.number[-6:]) for case in cases] == list(range(1, FIFTY + 1))
    assert sorted(loads(cases).values()) == [16, 17, 17]
    assert set(loads(cases)) == {world.noura, world.faisal, world.majed}


def test_each_has_one_holder_and_the_reason_is_on_record(world, crowd):
    for case in filed(world, crowd):
        custody = case.custodies.get()
        assert adds_up(case)
        event = Event.objects.about(case).get(verb="case.distribute")
        assert event.particulars["reason"] == custody.reason
        assert custody.reason in (Reason.LEAST_LOAD, Reason.LONGEST_WAIT)
        assert (custody.candidates, case.status) == (3, Status.ASSIGNED)
    assert Notice.objects.filter(event__verb="case.distribute").count() == 2 * FIFTY


def test_who_is_away_or_left_gets_none_and_the_last_gets_all(world, crowd):
    now = timezone.now()
    Absence.objects.create(
        entity=world.entity, employee=world.faisal, since=now - timedelta(hours=1), until=now + timedelta(days=1)
    )
    Employee.objects.filter(pk=world.majed.pk).update(is_active=False)
    cases = filed(world, crowd)
    assert loads(cases) == {world.noura: FIFTY}
    assert {case.custodies.get().reason for case in cases} == {Reason.ONLY_ELIGIBLE}


def test_two_of_three_share_evenly(world, crowd):
    Employee.objects.filter(pk=world.majed.pk).update(is_active=False)
    assert loads(filed(world, crowd)) == {world.noura: FIFTY // 2, world.faisal: FIFTY // 2}


def test_an_unequal_beginning_is_evened_out(world, crowd):
    for _ in range(6):
        case = actions.submit(by=world.sara, kind=world.kind, subject="Before")
        if case.assignee != world.noura:
            actions.assign(by=case.assignee.user, case=case, to=world.noura)
    assert max(loads(filed(world, crowd)).values()) - min(loads(Case.objects.all()).values()) <= 1


def test_with_nobody_they_wait_in_the_default_queue_and_its_owner_is_told(world, crowd):
    Employee.objects.filter(department=world.permits).update(takes_cases=False)
    type(world.permits).objects.filter(pk=world.permits.pk).update(head=None)
    cases = filed(world, crowd)
    assert [int(case.number[-6:]) for case in cases] == list(range(1, FIFTY + 1))
    assert {(case.department, case.assignee, case.status) for case in cases} == {(world.care, None, Status.TRIAGE)}
    assert {case.custodies.current().get().reason for case in cases} == {Reason.NOBODY_ELIGIBLE}
    assert Notice.objects.filter(to=world.salma.user).count() == FIFTY


def test_cases_referred_at_once_are_shared_evenly_too(world):
    Employee.objects.filter(pk__in=[world.faisal.pk, world.majed.pk]).update(department=world.legal)
    cases = [actions.submit(by=world.sara, kind=world.kind, subject="Not ours") for _ in range(12)]

    def referring(case):
        return lambda: actions.refer(by=world.huda.user, case=case, to=world.legal, note="Yours")

    assert all(isinstance(one, Case) for one in at_once(*map(referring, cases)))
    assert set(loads(Case.objects.all()).values()) == {4}
    assert all(adds_up(case) for case in Case.objects.all())
