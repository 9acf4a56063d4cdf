from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, distribution
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.notifications.models import Notice
from jehat.organization.models import Absence, Department, Employee, Entity

from .traces import both_ways, holders, line, sent, sentence, told


def submit(world, by=None):
    return actions.submit(by=by or world.sara, kind=world.kind, subject="A workshop")


def away(employee, since=-1, until=24):
    now = timezone.now()
    moments = {"since": now + timedelta(hours=since), "until": now + timedelta(hours=until)}
    return Absence.objects.create(entity=employee.entity, employee=employee, **moments)


def only(world, *present):
    """Let these of the three officers take cases."""
    Employee.objects.filter(department=world.permits).update(takes_cases=False)
    Employee.objects.filter(pk__in=[one.pk for one in present]).update(takes_cases=True)


def test_equal_loads_take_turns(world):
    takers = [submit(world).assignee for _ in range(7)]
    assert takers[:3] == takers[3:6]
    assert takers[0] == takers[6]
    assert set(takers) == {world.noura, world.faisal, world.majed}


def test_the_least_open_load_gets_it_and_the_reason_says_so(world):
    first, second, third = (submit(world) for _ in range(3))
    actions.complete(by=second.assignee.user, case=second, text="Done.")
    case = submit(world)
    assert case.assignee == second.assignee
    custody = case.custodies.get()
    assert (custody.reason, custody.load, custody.candidates) == (Reason.LEAST_LOAD, 0, 3)
    assert third.assignee != first.assignee


def test_between_equal_loads_the_longest_wait_decides(world):
    now = timezone.now()
    for employee, days in ((world.noura, 1), (world.faisal, 3), (world.majed, 2)):
        Employee.objects.filter(pk=employee.pk).update(assigned_at=now - timedelta(days=days))
    case = submit(world)
    assert (case.assignee, case.custodies.get().reason) == (world.faisal, Reason.LONGEST_WAIT)


def test_who_never_had_one_has_waited_longest(world):
    for employee in (world.noura, world.majed):
        Employee.objects.filter(pk=employee.pk).update(assigned_at=timezone.now() - timedelta(days=900))
    assert submit(world).assignee == world.faisal


def test_the_load_counts_open_cases_of_every_kind_and_no_closed_ones(world):
    case = submit(world)
    actions.reject(by=world.noura.user, case=case, text="No.")
    load = {one.assignee: one.custodies.get().load for one in (submit(world), submit(world), submit(world))}
    assert load == {world.faisal: 0, world.majed: 0, world.noura: 0}


def test_who_is_away_gets_none(world):
    away(world.noura)
    takers = {submit(world).assignee for _ in range(4)}
    assert takers == {world.faisal, world.majed}


@pytest.mark.parametrize(("since", "until"), [(-48, -24), (24, 48)], ids=["back again", "not yet away"])
def test_an_absence_counts_only_while_it_lasts(world, since, until):
    only(world, world.noura)
    away(world.noura, since, until)
    assert submit(world).assignee == world.noura


def test_an_absence_ends_at_its_end(world):
    only(world, world.noura)
    absence = away(world.noura)
    eligible = distribution.eligible(world.permits, beneficiary_id=world.sara.pk, now=absence.until)
    assert list(eligible) == [world.noura]


def test_who_left_gets_none(world):
    Employee.objects.filter(pk=world.noura.pk).update(is_active=False)
    type(world.sara).objects.filter(pk=world.faisal.user_id).update(is_active=False)
    case = submit(world)
    assert (case.assignee, case.custodies.get().reason) == (world.majed, Reason.ONLY_ELIGIBLE)


def test_nobody_gets_what_he_filed(world):
    only(world, world.noura, world.faisal)
    assert submit(world, by=world.noura.user).assignee == world.faisal


def test_employees_of_other_departments_are_not_asked(world):
    only(world)
    assert submit(world).assignee is None


def test_with_nobody_it_waits_in_the_queue_of_the_head_who_is_told(world):
    only(world)
    case = submit(world)
    assert (case.status, case.assignee, case.department) == (Status.TRIAGE, None, world.permits)
    assert holders(case) == [(world.permits, None, Reason.NOBODY_ELIGIBLE)]
    event = line("case.distribute", case)
    assert event.particulars == {
        "to": None,
        "department": str(world.permits.pk),
        "reason": Reason.NOBODY_ELIGIBLE,
        "load": None,
        "candidates": 0,
    }
    assert told(event)[world.huda.user] == sentence("A new case: %(number)s", case)
    assert sent(event) == both_ways(world.sara)
    assert Case.objects.visible_to(world.huda.user).unassigned().get() == case


def test_without_a_head_it_waits_in_the_default_queue_of_the_entity(world):
    only(world)
    Department.objects.filter(pk=world.permits.pk).update(head=None)
    case = submit(world)
    assert (case.department, case.assignee) == (world.care, None)
    assert holders(case) == [(world.care, None, Reason.NOBODY_ELIGIBLE)]
    assert world.salma.user in told(line("case.distribute", case))
    assert Case.objects.visible_to(world.salma.user).get() == case


@pytest.mark.parametrize("gone", ["filed it", "left"])
def test_a_head_who_filed_it_or_left_owns_no_queue(world, gone):
    only(world)
    if gone == "left":
        Employee.objects.filter(pk=world.huda.pk).update(is_active=False)
    case = submit(world, by=world.huda.user if gone == "filed it" else world.sara)
    assert case.department == world.care
    assert world.salma.user in told(line("case.distribute", case))


def test_with_neither_it_stays_in_the_department(world):
    only(world)
    Department.objects.filter(pk=world.permits.pk).update(head=None)
    Entity.objects.filter(pk=world.entity.pk).update(default_department=None)
    case = submit(world)
    assert (case.department, case.assignee, case.status) == (world.permits, None, Status.TRIAGE)
    assert set(told(line("case.distribute", case))) == {world.sara, world.admin.user}


def test_a_queue_without_an_owner_is_told_to_the_administrators(world):
    Employee.objects.filter(department=world.permits).update(takes_cases=False)
    Department.objects.update(head=None)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    told = Notice.objects.filter(to=world.admin.user).get()
    assert case.assignee is None and case.number in told.title
    assert told.url == reverse("organization:departments")
