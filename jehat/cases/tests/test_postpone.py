"""Who works on a case asks that it be put off."""

import pytest

from jehat.cases import actions
from jehat.cases.models import Postponement
from jehat.cases.states import Status
from jehat.organization.models import Department

from .putting_off import WHY, asked_for, days_on, put_off
from .refusing import CLOSED, NOT_NOW, refused, to_staff_only
from .traces import line, sentence, told


def test_it_waits_for_the_supervisor_and_the_case_goes_on(world, opened):
    case = asked_for(world, opened)
    asked = case.postponements.get()
    assert (asked.state, asked.until, asked.reason.text) == ("asked", days_on(7), WHY)
    assert (case.status, case.paused_at) == (Status.IN_PROGRESS, None)
    waits = "A postponement of case %(number)s waits for your decision"
    assert told(line("case.postpone", case)) == {world.huda.user: sentence(waits, case)}


def test_where_nobody_heads_the_department_nobody_is_forgotten(world, opened):
    Department.objects.update(head=None)
    case = asked_for(world, opened)
    assert world.admin.user in told(line("case.postpone", case))


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.postpone", opened, by=person, reason=reason):
        actions.postpone(by=person, case=opened, until=days_on(2), reason=WHY)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (0, "A case is postponed to a day that is to come."),
        (31, "This case may not be postponed for so long: its kind sets how many days in all."),
    ],
)
def test_it_is_refused_for_a_day_that_cannot_be(world, opened, number, reason):
    with refused("case.postpone", opened, by=world.noura.user, reason=reason):
        actions.postpone(by=world.noura.user, case=opened, until=days_on(number), reason=WHY)


def test_one_waits_at_a_time(world, opened):
    case = asked_for(world, opened)
    reason = "A postponement of this case is asked for already."
    with refused("case.postpone", case, by=world.noura.user, reason=reason):
        actions.postpone(by=world.noura.user, case=case, until=days_on(2), reason=WHY)


def test_it_may_not_be_asked_for_more_often_than_its_kind_allows(world, opened):
    for _time in range(2):
        opened = actions.resume(by=world.noura.user, case=put_off(world, opened, 2))
    reason = "This case was postponed as often as its kind allows."
    with refused("case.postpone", opened, by=world.noura.user, reason=reason):
        actions.postpone(by=world.noura.user, case=opened, until=days_on(2), reason=WHY)


def test_the_days_of_all_count_together(world, opened):
    opened = actions.resume(by=world.noura.user, case=put_off(world, opened, 20))
    reason = "This case may not be postponed for so long: its kind sets how many days in all."
    with refused("case.postpone", opened, by=world.noura.user, reason=reason):
        actions.postpone(by=world.noura.user, case=opened, until=days_on(11), reason=WHY)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.postpone", done, by=world.noura.user, reason=CLOSED):
        actions.postpone(by=world.noura.user, case=done, until=days_on(2), reason=WHY)


def test_what_waits_for_the_beneficiary_is_not_put_off(world, asked):
    with refused("case.postpone", asked, by=world.noura.user, reason=NOT_NOW):
        actions.postpone(by=world.noura.user, case=asked, until=days_on(2), reason=WHY)


def test_the_page_asks(world, opened, client):
    client.force_login(world.noura.user)
    page = client.get(f"/cases/{opened.number}/times/").content.decode()
    assert "postpone/" in page
    sent = {"until": days_on(3).isoformat(), "reason": WHY}
    assert client.post(f"/cases/{opened.number}/postpone/", sent).status_code == 302
    assert Postponement.objects.get().until == days_on(3)
    again = client.post(f"/cases/{opened.number}/postpone/", sent)
    assert again.status_code == 409 and WHY in again.content.decode()
    assert client.post(f"/cases/{opened.number}/postpone/", {"until": "", "reason": WHY}).status_code == 422


def test_the_beneficiary_has_no_such_page(world, opened, client):
    client.force_login(world.sara)
    assert client.get(f"/cases/{opened.number}/times/").status_code == 404
