"""What a department keeps about its people decides who gets a case."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jehat.cases import actions, distribution
from jehat.cases.models import Case, Conflict, Manner, Rule, Share, Skill, Skilled
from jehat.cases.states import Aside, Reason, Status
from jehat.organization.models import Absence, Employee

from .traces import holders


def submit(world, by=None, **more):
    return actions.submit(by=by or world.sara, kind=world.kind, subject="A workshop", **more)


def share(employee, **given):
    return Share.objects.create(entity=employee.entity, employee=employee, **given)


def rule(world, position=1, **given):
    return Rule.objects.create(entity=world.entity, department=world.permits, position=position, **given)


def why(case) -> dict:
    """By employee why a case is not his."""
    steps = case.custodies.get(until=None).steps
    return {Employee.objects.get(pk=one["employee"]): one["why"] for one in steps["asides"]}


def test_a_half_share_gets_half_as_much(world):
    share(world.noura, weight=50)
    takers = [submit(world, by=world.imran if n % 2 else world.sara).assignee for n in range(10)]
    assert [takers.count(one) for one in (world.noura, world.faisal, world.majed)] == [2, 4, 4]


def test_a_share_of_a_kind_goes_before_that_of_all(world):
    share(world.noura, weight=400)
    share(world.noura, kind=world.kind, weight=0)
    case = submit(world)
    assert case.assignee != world.noura
    assert why(case)[world.noura] == Aside.NO_SHARE


def test_there_is_one_share_of_all_kinds(world):
    share(world.noura)
    with pytest.raises(IntegrityError), transaction.atomic():
        share(world.noura)


def test_a_cap_of_a_day_is_not_passed_and_the_rest_waits(world):
    for one in (world.noura, world.faisal, world.majed):
        share(one, daily_cap=1)
    assert len({submit(world).assignee for _ in range(3)}) == 3
    last = submit(world)
    assert (last.assignee, last.status) == (None, Status.TRIAGE)
    assert set(why(last).values()) == {Aside.CAP}
    assert submit(world, now=timezone.now() + timedelta(days=1)).assignee is not None


def test_who_pulls_is_given_none(world):
    for one in (world.noura, world.faisal, world.majed):
        share(one, pulls=True)
    case = submit(world)
    assert holders(case) == [(world.permits, None, Reason.TO_BE_PULLED)]


def test_who_is_away_before_it_is_due_gets_none_while_another_stays(world):
    now = timezone.now()
    for one in (world.noura, world.faisal):
        times = {"since": now + timedelta(hours=3), "until": now + timedelta(days=9)}
        Absence.objects.create(entity=one.entity, employee=one, **times)
    case = submit(world)
    assert case.assignee == world.majed
    assert why(case) == {world.noura: Aside.LEAVES, world.faisal: Aside.LEAVES}
    Manner.objects.create(entity=world.entity, department=world.permits, looks_ahead=False)
    assert submit(world, by=world.imran).assignee != world.majed


def give(case, employee):
    """As if it had come to him in the first place."""
    Case.objects.filter(pk=case.pk).update(assignee=employee)
    case.custodies.update(employee=employee)


def held(world, **numbers):
    """So many open cases of Imran with each."""
    for name, number in numbers.items():
        for _ in range(number):
            case = submit(world, by=world.imran)
            give(case, getattr(world, name))


def test_the_same_employee_has_the_next_case_of_a_beneficiary(world):
    first = submit(world)
    give(first, world.noura)
    held(world, noura=1, faisal=4, majed=1)
    case = submit(world)
    assert (case.assignee, case.custodies.get().reason) == (world.noura, Reason.SAME_EMPLOYEE)
    assert case.custodies.get().load == 2
    Manner.objects.create(entity=world.entity, department=world.permits, keeps_employee=False)
    assert submit(world).assignee == world.majed


def test_a_conflict_keeps_him_from_every_way_to_the_case(world):
    Conflict.objects.create(
        entity=world.entity, employee=world.noura, beneficiary=world.sara, relation="kin", by=world.noura.user
    )
    asked = {"beneficiary_id": world.sara.pk, "now": timezone.now()}
    assert world.noura not in distribution.eligible_or_away(world.permits, **asked)
    assert world.noura not in {submit(world).assignee for _ in range(4)}
    assert world.noura in {submit(world, by=world.imran).assignee for _ in range(3)}
    Conflict.objects.update(withdrawn_at=timezone.now())
    assert world.noura in distribution.eligible_or_away(world.permits, **asked)


def test_a_head_in_conflict_owns_no_queue_of_it(world):
    Employee.objects.filter(department=world.permits).update(takes_cases=False)
    Conflict.objects.create(
        entity=world.entity, employee=world.huda, beneficiary=world.sara, relation="kin", by=world.huda.user
    )
    assert submit(world).department == world.care


def test_the_first_rule_that_fits_decides(world):
    rule(world, 1, priority="urgent", to_employee=world.majed)
    rule(world, 2, language="ar", to_employee=world.faisal)
    rule(world, 3, to_employee=world.noura)
    made = [submit(world, priority="urgent"), submit(world)]
    expected = world.faisal if made[1].language == "ar" else world.noura
    assert [one.assignee for one in made] == [world.majed, expected]
    assert made[0].custodies.get().reason == Reason.BY_RULE
    assert made[0].custodies.get().steps["rule"] == 1


def test_a_rule_that_names_who_is_away_leaves_it_to_the_load(world):
    rule(world, to_employee=world.noura)
    now = timezone.now()
    times = {"since": now - timedelta(hours=1), "until": now + timedelta(days=2)}
    Absence.objects.create(entity=world.entity, employee=world.noura, **times)
    case = submit(world)
    assert case.assignee != world.noura and why(case)[world.noura] == Aside.AWAY


def test_a_rule_asks_for_a_skill(world):
    skill = Skill.objects.create(entity=world.entity, code="sign", name_ar="لغة الإشارة", name_en="Sign language")
    Skilled.objects.create(entity=world.entity, employee=world.majed, skill=skill)
    rule(world, kind=world.kind, skill=skill)
    takers = {submit(world, by=by).assignee for by in (world.sara, world.imran, world.sara)}
    assert takers == {world.majed}


def test_a_rule_sends_a_new_case_to_another_department_and_a_referred_one_stays(world):
    rule(world, to_department=world.legal)
    case = submit(world)
    assert case.department == world.legal
    Rule.objects.update(to_department=world.care)
    back = submit(world, by=world.imran)
    assert back.department == world.care
    actions.refer(by=world.salma.user, case=back, to=world.permits, note="Yours")
    assert Case.objects.get(pk=back.pk).department == world.permits


def test_a_rule_leads_to_one_thing(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(world, to_department=world.legal, to_employee=world.noura)


def test_closed_cases_are_no_load_and_cost_nothing(world, django_assert_num_queries):
    for _ in range(4):
        submit(world)
    for case in Case.objects.filter(assignee=world.noura):
        actions.complete(by=world.noura.user, case=case, text="Done.")
    with django_assert_num_queries(1):
        loads = {one: one.load for one in distribution.with_load(world.permits.employees.all())}
    assert loads[world.noura] == 0 and loads[world.faisal] == Case.objects.open().filter(assignee=world.faisal).count()
