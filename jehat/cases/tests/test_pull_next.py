"""Taking the next case from the queue, by one and by many at once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case, Conflict, Custody, Share
from jehat.cases.states import Reason, Status
from jehat.core.verdict import Refused
from jehat.organization.models import Absence, Employee
from jehat.people.identifiers import EMAIL, USERNAME
from jehat.people.seed import Person, add_people

from .at_once import at_once
from .traces import adds_up, holders, line

NOTHING = "Nothing waits in the queue that is for you."


def waiting(world, number):
    """So many cases in the queue, since everybody takes them himself."""
    for one in (world.noura, world.faisal, world.majed):
        Share.objects.get_or_create(entity=one.entity, employee=one, kind=None, defaults={"pulls": True})
    return [actions.submit(by=world.sara, kind=world.kind, subject="It waits") for _ in range(number)]


def test_what_is_due_first_is_taken_and_opens(world, client):
    later, first = waiting(world, 2)
    Case.objects.filter(pk=first.pk).update(due_at=first.due_at - timedelta(days=1))
    client.force_login(world.noura.user)
    answer = client.post(reverse("cases:pull_next"))
    assert answer.url == reverse("cases:work", args=[first.number])
    first.refresh_from_db()
    assert (first.assignee, first.status) == (world.noura, Status.ASSIGNED)
    assert holders(first)[-1] == (world.permits, world.noura, Reason.PULLED)
    assert line("case.pull_next", first).particulars == {"to": str(world.noura.pk)}
    assert adds_up(first)


def test_with_nothing_there_he_is_told(world, client):
    client.force_login(world.noura.user)
    page = client.post(reverse("cases:pull_next"), follow=True, headers={"accept-language": "en"})
    assert page.redirect_chain[-1][0] == reverse("cases:inbox")
    with pytest.raises(Refused):
        actions.pull_next(by=world.noura.user)


def test_what_is_not_for_him_is_passed_over(world):
    first, second = waiting(world, 2)
    Conflict.objects.create(
        entity=world.entity, employee=world.noura, beneficiary=world.sara, relation="kin", by=world.noura.user
    )
    Case.objects.filter(pk=second.pk).update(beneficiary=world.imran)
    assert actions.pull_next(by=world.noura.user) == second
    assert actions.pull_next(by=world.faisal.user) == first


def test_it_is_refused_to_who_is_away_to_who_gets_none_and_to_strangers(world):
    waiting(world, 1)
    now = timezone.now()
    times = {"since": now - timedelta(hours=1), "until": now + timedelta(hours=1)}
    Absence.objects.create(entity=world.entity, employee=world.noura, **times)
    Employee.objects.filter(pk=world.faisal.pk).update(takes_cases=False)
    world.faisal.refresh_from_db()
    for person in (world.noura.user, world.faisal.user, world.stranger.user, world.admin.user, world.sara):
        with pytest.raises(Refused):
            actions.pull_next(by=person)
    assert Case.objects.unassigned().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_take_the_same(world):
    cases = waiting(world, 6)
    people = [world.noura, world.faisal, world.majed] * 2
    taken = at_once(*[lambda one=one: actions.pull_next(by=one.user) for one in people])
    assert sorted(one.pk for one in taken) == sorted(one.pk for one in cases)


@pytest.mark.django_db(transaction=True)
def test_twenty_workers_at_once_assign_nothing_twice(world):
    """Cases are filed, taken and given on by twenty at the same moment; each has one holder at a time."""
    names = {"arabic": ("نجم", "سعد", "الواحي"), "english": ("Najm", "Saad", "Alwahi")}
    known = ({USERNAME: f"crowd{n:02}", EMAIL: f"crowd{n:02}@example.test"} for n in range(10))
    crowd = add_people([Person(**names, identifiers=one) for one in known], password="!", are_beneficiaries=True)
    waiting(world, 8)
    Share.objects.exclude(employee=world.majed).update(pulls=False)
    officers = [world.noura, world.faisal, world.majed]

    def files(person):
        return lambda: [actions.submit(by=person, kind=world.kind, subject="At once") for _ in range(4)]

    def takes(employee):
        def taking():
            try:
                return [actions.pull_next(by=employee.user) for _ in range(4)]
            except Refused as refusal:
                return refusal

        return taking

    outcomes = at_once(*map(files, crowd), *[takes(officers[n % 3]) for n in range(10)])
    assert [one for one in outcomes if not isinstance(one, list | Refused)] == []
    cases = list(Case.objects.all())
    assert len(cases) == 48 and all(adds_up(case) for case in cases)
    assert set(Custody.objects.current().values_list("case").distinct().values_list("case", flat=True)) == {
        case.pk for case in cases
    }
    given = Event.objects.filter(verb__in=("case.distribute", "case.pull_next"), outcome="done")
    assigned = Counter(one.subject_id for one in given if one.particulars.get("to"))
    assert set(assigned.values()) <= {1}
    assert {case.pk for case in cases if case.assignee_id} == set(assigned)
