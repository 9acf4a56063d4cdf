from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.organization.models import Employee

from .at_once import at_once
from .refusing import refused
from .traces import adds_up, holders, line, sentence, told

NOT_HIS = "Only who assigned the case takes the assignment back."
TOO_LATE = "It is too late to take the assignment back; assign the case anew."
WENT_ON = "The case has gone on since it was assigned."


@pytest.fixture
def given(world, opened):
    """Noura's case, which she has just assigned to Faisal."""
    return actions.assign(by=world.noura.user, case=opened, to=world.faisal)


def test_the_case_is_where_it_was_and_the_receiver_is_told(world, given):
    back = actions.undo_assign(by=world.noura.user, case=given)
    back.refresh_from_db()
    assert (back.assignee, back.department, back.status) == (world.noura, world.permits, Status.IN_PROGRESS)
    assert holders(back)[-1] == (world.permits, world.noura, Reason.TAKEN_BACK)
    assert adds_up(back)
    event = line("case.undo_assign", back)
    assert event.particulars == {"to": str(world.noura.pk), "department": str(world.permits.pk)}
    said = "Case %(number)s is not with you any more: the assignment was taken back"
    assert told(event) == {world.faisal.user: sentence(said, back)}


def test_what_came_from_the_queue_goes_back_to_it(world, queued):
    actions.assign(by=world.huda.user, case=queued, to=world.majed)
    back = actions.undo_assign(by=world.huda.user, case=queued)
    assert (back.assignee, back.status) == (None, Status.TRIAGE)


def test_what_nobody_had_opened_is_new_again_and_what_waits_goes_on_waiting(world, case, asked):
    fresh = actions.submit(by=world.imran, kind=world.kind, subject="Fresh")
    holder = fresh.assignee
    to = next(one for one in (world.noura, world.majed, world.faisal) if one != holder)
    actions.assign(by=world.huda.user, case=fresh, to=to)
    assert actions.undo_assign(by=world.huda.user, case=fresh).status == Status.ASSIGNED
    actions.assign(by=world.huda.user, case=asked, to=world.majed)
    assert actions.undo_assign(by=world.huda.user, case=asked).status == Status.WAITING_BENEFICIARY


def test_it_is_refused_after_the_seconds(world, given):
    with refused("case.undo_assign", given, by=world.noura.user, reason=TOO_LATE):
        actions.undo_assign(by=world.noura.user, case=given, now=timezone.now() + timedelta(seconds=11))


def test_it_is_refused_once_the_receiver_has_it(world, given):
    actions.open_case(by=world.faisal.user, case=given)
    with refused("case.undo_assign", given, by=world.noura.user, reason=WENT_ON):
        actions.undo_assign(by=world.noura.user, case=given)


def test_it_is_refused_a_second_time(world, given):
    actions.undo_assign(by=world.noura.user, case=given)
    with refused("case.undo_assign", given, by=world.noura.user, reason=WENT_ON):
        actions.undo_assign(by=world.noura.user, case=given)


def test_it_is_refused_where_the_former_holder_left(world, given):
    Employee.objects.filter(pk=world.noura.pk).update(is_active=False)
    actions.assign(by=world.huda.user, case=given, to=world.majed)
    Employee.objects.filter(pk=world.faisal.pk).update(is_active=False)
    with refused(
        "case.undo_assign",
        given,
        by=world.huda.user,
        reason="The employee who had the case before is not there any more.",
    ):
        actions.undo_assign(by=world.huda.user, case=given)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (lambda world: world.huda.user, NOT_HIS),
        (lambda world: world.faisal.user, NOT_HIS),
        (lambda world: world.stranger.user, NOT_HIS),
        (lambda world: world.sara, NOT_HIS),
    ],
    ids=["supervisor", "receiver", "another entity", "beneficiary"],
)
def test_it_is_refused_to_everybody_else(world, given, who, reason):
    person = who(world)
    with refused("case.undo_assign", given, by=person, reason=reason):
        actions.undo_assign(by=person, case=given)


def test_the_page_offers_it_and_takes_it_back(world, opened, client):
    client.force_login(world.noura.user)
    answer = client.post(reverse("cases:assign", args=[opened.number]), {"to": world.faisal.pk}, follow=True)
    undo = f"{reverse('cases:undo_assign')}?cases={opened.number}"
    assert f'action="{undo}"' in answer.content.decode()
    assert client.post(undo).url == reverse("cases:work", args=[opened.number])
    assert Case.objects.get(pk=opened.pk).assignee == world.noura


def test_a_stranger_learns_nothing_from_the_address(world, given, client):
    client.force_login(world.stranger.user)
    assert client.post(f"{reverse('cases:undo_assign')}?cases={given.number}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_taking_back_and_opening_at_once_one_is_first(world, given):
    at_once(
        lambda: actions.undo_assign(by=world.noura.user, case=given),
        lambda: actions.open_case(by=world.faisal.user, case=given),
    )
    case = Case.objects.get(pk=given.pk)
    assert (case.assignee, case.status) in [
        (world.noura, Status.IN_PROGRESS),
        (world.faisal, Status.IN_PROGRESS),
    ]
    assert adds_up(case)
