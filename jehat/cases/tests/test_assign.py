from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.core.verdict import Refused
from jehat.organization.models import Absence, Employee

from .at_once import at_once, just_before, overtaking
from .refusing import CLOSED, NOT_HIS_OWN, refused, to_staff_only
from .traces import adds_up, holders, line, sent, sentence, told

NOT_THERE = "The case can be assigned to a present employee of its department only."


def test_it_goes_to_the_colleague_who_is_told(world, opened):
    given = actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    given.refresh_from_db()
    assert (given.status, given.assignee, given.department) == (Status.ASSIGNED, world.faisal, world.permits)
    assert holders(given)[1] == (world.permits, world.faisal, Reason.BY_HAND)
    assert adds_up(given)
    event = line("case.assign", given)
    assert (event.by, event.particulars) == (world.noura.user, {"to": str(world.faisal.pk)})
    assert told(event) == {world.faisal.user: sentence("Case %(number)s was assigned to you", given)}
    assert sent(event) == set()


def test_the_colleague_then_waits_longest_of_all(world, opened):
    before = timezone.now()
    actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    world.faisal.refresh_from_db()
    assert world.faisal.assigned_at >= before


def test_the_former_holder_sees_it_no_more(world, opened):
    actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    assert not Case.objects.visible_to(world.noura.user).exists()
    assert Case.objects.visible_to(world.faisal.user).exists()


def test_the_supervisor_gives_out_what_waits_in_the_queue(world, queued):
    given = actions.assign(by=world.huda.user, case=queued, to=world.majed)
    assert (given.status, given.assignee) == (Status.ASSIGNED, world.majed)
    assert [one[1:] for one in holders(given)] == [(None, Reason.NOBODY_ELIGIBLE), (world.majed, Reason.BY_HAND)]


def test_a_case_that_waits_for_the_beneficiary_goes_on_waiting(world, asked):
    given = actions.assign(by=world.huda.user, case=asked, to=world.majed)
    assert (given.status, given.assignee) == (Status.WAITING_BENEFICIARY, world.majed)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.assign", opened, by=person, reason=reason):
        actions.assign(by=person, case=opened, to=world.majed)


def test_it_is_refused_for_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.assign", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.assign(by=world.huda.user, case=own, to=world.majed)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.assign", done, by=world.noura.user, reason=CLOSED):
        actions.assign(by=world.noura.user, case=done, to=world.faisal)


def _away(world):
    now = timezone.now()
    Absence.objects.create(
        entity=world.entity, employee=world.faisal, since=now - timedelta(hours=1), until=now + timedelta(days=1)
    )
    return world.faisal


def _inactive(world):
    Employee.objects.filter(pk=world.faisal.pk).update(is_active=False)
    return world.faisal


@pytest.mark.parametrize(
    "to",
    [_away, _inactive, lambda world: world.huda, lambda world: world.yousef, lambda world: world.stranger],
    ids=["away", "inactive", "takes no cases", "another department", "another entity"],
)
def test_it_is_refused_to_go_to_who_cannot_take_it(world, opened, to):
    to = to(world)
    with refused("case.assign", opened, by=world.noura.user, reason=NOT_THERE):
        actions.assign(by=world.noura.user, case=opened, to=to)


def test_it_is_refused_to_go_to_who_filed_it(world):
    own = actions.submit(by=world.faisal.user, kind=world.kind, subject="Mine")
    with refused("case.assign", own, by=world.noura.user, reason=NOT_THERE):
        actions.assign(by=world.noura.user, case=own, to=world.faisal)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_assign_it_at_once_the_case_has_one_holder(world, opened):
    outcomes = at_once(
        lambda: actions.assign(by=world.noura.user, case=opened, to=world.faisal),
        lambda: actions.assign(by=world.huda.user, case=opened, to=world.majed),
    )
    failures = [one for one in outcomes if isinstance(one, Exception)]
    assert all(isinstance(one, Refused) for one in failures)
    case = Case.objects.get(pk=opened.pk)
    assert case.assignee in (world.faisal, world.majed)
    assert case.custodies.current().count() == 1
    assert adds_up(case)
    assert case.custodies.count() == 3 - len(failures)


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_and_no_longer_holds_it_is_refused(world, opened):
    with just_before(lambda: actions.assign(by=world.noura.user, case=opened, to=world.faisal)) as second:
        actions.assign(by=world.huda.user, case=opened, to=world.majed)
    assert isinstance(second.outcome, Refused)
    assert Case.objects.get(pk=opened.pk).assignee == world.majed


@pytest.mark.django_db(transaction=True)
def test_the_later_of_two_supervisors_begins_where_the_earlier_ended(world, opened):
    with just_before(lambda: actions.assign(by=world.huda.user, case=opened, to=world.faisal)) as second:
        actions.assign(by=world.huda.user, case=opened, to=world.majed)
    assert second.outcome.assignee == world.faisal
    assert [one[1] for one in holders(opened)] == [world.noura, world.majed, world.faisal]
    assert adds_up(second.outcome)


@pytest.mark.django_db(transaction=True)
def test_who_came_first_and_was_overtaken_begins_where_the_other_ended(world, opened):
    with overtaking(lambda: actions.assign(by=world.huda.user, case=opened, to=world.faisal), opened) as first:
        actions.assign(by=world.huda.user, case=opened, to=world.majed)
    assert [one[1] for one in holders(opened)] == [world.noura, world.majed, world.faisal]
    assert adds_up(first.outcome)


def absence(world, substitute=None, **since):
    now = timezone.now()
    return Absence.objects.create(
        entity=world.entity,
        employee=world.faisal,
        substitute=substitute,
        since=now + timedelta(**since or {"hours": -1}),
        until=now + timedelta(days=90),
    )


def test_to_one_who_is_away_it_goes_knowingly(world, opened):
    absence(world)
    given = actions.assign(by=world.noura.user, case=opened, to=world.faisal, even_away=True)
    assert (given.status, given.assignee) == (Status.ASSIGNED, world.faisal)


def test_knowing_of_an_absence_opens_no_other_door(world, opened):
    with refused("case.assign", opened, by=world.noura.user, reason=NOT_THERE):
        actions.assign(by=world.noura.user, case=opened, to=world.yousef, even_away=True)


@pytest.fixture
def assigns(world, client, opened):
    """Noura sends the form of the assignment; the answer."""
    client.force_login(world.noura.user)
    return lambda **data: client.post(reverse("cases:assign", args=[opened.number]), data)


def test_the_form_warns_with_dates_and_substitute_and_lets_one_go_on(world, opened, assigns):
    absence(world, substitute=world.majed)
    page = assigns(to=world.faisal.pk)
    words = page.content.decode()
    assert page.status_code == 422
    assert world.majed.user.name in words.split('class="callout callout--warn"')[1].split("</form>")[0]
    assert f'value="{world.faisal.pk}"' in words
    assert Case.objects.get(pk=opened.pk).assignee == world.noura
    assert assigns(to=world.faisal.pk, even_away=world.faisal.pk).status_code == 302
    assert Case.objects.get(pk=opened.pk).assignee == world.faisal


def test_the_warning_read_of_one_is_none_of_another(world, opened, assigns):
    absence(world)
    assert assigns(to=world.faisal.pk, even_away=world.majed.pk).status_code == 422
    assert assigns(to=world.faisal.pk, even_away="nonsense").status_code == 422


def test_who_is_present_is_offered_first_and_an_absence_to_come_is_told(world, opened, client):
    absence(world, hours=1)
    client.force_login(world.noura.user)
    dialog = f"{reverse('cases:work', args=[opened.number])}?form=assign"
    context = client.get(dialog, headers={"HX-Request": "true"}).context
    by_key = {one.pk: one for one in context["assign_form"].candidates}
    assert by_key[world.faisal.pk].absences_ahead and not by_key[world.faisal.pk].is_away
    assert not by_key[world.majed.pk].absences_ahead
    Absence.objects.update(since=timezone.now())
    context = client.get(dialog, headers={"HX-Request": "true"}).context
    assert [one.pk for one in context["assign_form"].candidates][-1] == world.faisal.pk
