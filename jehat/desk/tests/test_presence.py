"""When employees were there: who sees it, and what it says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.desk.attendance import beginning_of
from jehat.desk.queries.presence import days_of
from jehat.organization.models import Employee
from jehat.people.models import SignIn
from jehat.people.presence import limits

PAGE = "/presence/"


@pytest.fixture
def morning():
    """Eight o'clock yesterday."""
    return beginning_of(timezone.localdate()) - timedelta(hours=16)


def page_of(employee):
    return reverse("desk:presence_of", args=[employee.pk])


def shown(browser, query=""):
    return {one.employee: one for one in browser.get(f"{PAGE}?{query}").context["attendances"]}


def test_a_supervisor_sees_his_people_and_an_administrator_everybody(world, enter):
    assert set(shown(enter(world.huda))) == {world.noura, world.faisal, world.majed, world.huda}
    everybody = set(Employee.objects.of(world.entity))
    assert set(shown(enter(world.admin))) == everybody
    assert enter(world.huda).get(page_of(world.noura)).status_code == 200
    for other in (world.yousef, world.stranger):
        assert enter(world.huda).get(page_of(other)).status_code == 404


def test_who_is_here_is_here_now(world, enter):
    enter(world.noura).get("/account/")
    found = shown(enter(world.huda))
    assert found[world.noura].day.is_now and found[world.noura].employee.is_here
    assert not found[world.faisal].day.periods and not found[world.faisal].employee.is_here
    assert set(shown(enter(world.huda), "show=here")) == {world.noura, world.huda}


def test_a_day_is_turned_back(world, enter, was_here, morning):
    was_here(world.noura, morning, hours=3)
    was_here(world.noura, morning + timedelta(hours=1), hours=4)
    yesterday = timezone.localdate(morning).isoformat()
    answer = enter(world.huda).get(f"{PAGE}?day={yesterday}")
    (one,) = [one for one in answer.context["attendances"] if one.employee == world.noura]
    assert (one.day.since, one.day.total) == (morning, timedelta(hours=5))
    assert timezone.localdate().isoformat() in answer.context["after"]
    assert not shown(enter(world.huda))[world.noura].day.periods


@pytest.mark.parametrize(
    "query", ["day=x", "day=2026-13-45", "day=9999-01-01", "day=0001-01-01", "page=x", "department=x"]
)
def test_a_nonsense_address_shows_today(world, enter, query):
    assert enter(world.huda).get(f"{PAGE}?{query}").context["is_today"]


def test_people_are_found_by_name_and_by_department(world, enter):
    browser = enter(world.admin)
    assert set(shown(browser, "q=نورة")) == {world.noura}
    assert set(shown(browser, f"department={world.permits.code}")) == {
        world.noura, world.faisal, world.majed, world.huda,
    }  # fmt: skip
    assert shown(browser, "q=زبرجد") == {}


def test_a_month_of_one_employee_day_by_day(world, enter, was_here, morning):
    was_here(world.noura, morning, hours=3)
    was_here(world.noura, morning + timedelta(hours=5), hours=1, ending=SignIn.Ending.EXPIRED)
    month = timezone.localdate(morning).strftime("%Y-%m")
    answer = enter(world.huda).get(f"{page_of(world.noura)}?month={month}")
    (day,) = answer.context["days"]
    assert (day.total, answer.context["total"]) == (timedelta(hours=4), "4 س")
    assert [one.ending for one in day.periods] == ["signed_out", "expired"]
    assert not answer.context["is_here"]


def test_months_of_both_calendars_lead_on(world, enter):
    text = enter(world.huda).get(f"{page_of(world.noura)}?month=1448-03").content.decode()
    assert all(f"?month={month}" in text for month in ("1448-02", "1448-04", "2026-08"))
    assert enter(world.huda).get(f"{page_of(world.noura)}?month=nonsense").status_code == 200
    assert enter(world.huda).get(f"{page_of(world.noura)}?month=1490-01").context["days"] == []


def test_one_whose_time_ran_out_is_not_here_though_nobody_ended_it_yet(world):
    now = timezone.now()
    idle, _absolute = limits(staff=True)
    since = now - timedelta(minutes=1) - 2 * idle
    SignIn.objects.create(user=world.noura.user, session_key="", since=since, seen_at=since)
    day = timezone.localdate(since)
    found = days_of(world.noura, first=day, last=timezone.localdate(now), now=now)
    assert not any(day.is_now for day in found)
    assert sum((one.total for one in found), timedelta()) == idle


def test_many_people_cost_as_much_as_few(world, enter, was_here, morning, django_assert_max_num_queries):
    browser = enter(world.admin)
    browser.get(PAGE)
    with django_assert_max_num_queries(40) as few:
        browser.get(PAGE)
    for one in Employee.objects.of(world.entity):
        was_here(one, timezone.now() - timedelta(minutes=3), hours=0.01)
    with django_assert_max_num_queries(len(few)):
        browser.get(PAGE)


def test_the_sign_ins_are_shown_to_who_may_end_them(world, enter):
    enter(world.noura).get("/account/")
    end = reverse("desk:end_presence", args=[world.noura.pk, world.noura.user.sign_ins.get().pk])
    assert end in enter(world.admin).get(page_of(world.noura)).content.decode()
    assert end not in enter(world.huda).get(page_of(world.noura)).content.decode()


def test_the_pages_of_people_lead_there(world, enter):
    page = enter(world.admin).get(reverse("organization:change_employee", args=[world.noura.pk]))
    assert page_of(world.noura) in page.content.decode()
    page = enter(world.huda).get(reverse("cases:member", args=[world.noura.pk]))
    assert page_of(world.noura) in page.content.decode()
