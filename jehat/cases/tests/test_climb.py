from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.cases.states import Reason
from jehat.organization.models import Department

from .refusing import refused
from .traces import adds_up, holders, line, told, verbs


def there_and_back(world, case, times):
    for _time in range(times):
        case = actions.refer(by=world.noura.user, case=case, to=world.legal, note="Yours")
        case = actions.refuse_referral(by=world.yousef.user, case=case, ground="not_ours")
    return Case.objects.get(pk=case.pk)


def test_the_third_not_ours_brings_it_to_the_common_superior(world, opened):
    above = Department.objects.create(entity=world.entity, code="TOP", name_ar="Top", name_en="Top", head=world.salma)
    Department.objects.filter(pk__in=[world.permits.pk, world.legal.pk]).update(parent=above)
    assert there_and_back(world, opened, 2).assignee == world.noura
    case = there_and_back(world, opened, 1)
    assert (case.department, case.assignee) == (above, world.salma)
    assert holders(case)[-1] == (above, world.salma, Reason.COMMON_SUPERIOR)
    assert verbs(case).count("case.climb") == 1
    assert world.salma.user in told(line("case.climb", case))
    assert not Referral.objects.open().exists()
    assert adds_up(case)


def test_where_nobody_stands_above_both_it_goes_to_the_default_department(world, opened):
    Department.objects.filter(entity=world.entity).update(parent=None)
    case = there_and_back(world, opened, 3)
    default = world.entity.default_department or world.legal
    assert case.department == default
    assert adds_up(case)


def test_other_grounds_do_not_climb(world, opened):
    for _time in range(4):
        case = actions.refer(by=world.noura.user, case=opened, to=world.legal, note="Yours")
        case = actions.refuse_referral(by=world.yousef.user, case=case, ground="lacks")
    assert case.assignee == world.noura


def test_it_does_not_climb_by_itself(world, opened):
    with refused("case.climb", opened, by=world.noura.user, reason="The case was not refused so often."):
        actions.climb(by=world.noura.user, case=opened, between=[world.permits.pk, world.legal.pk])
