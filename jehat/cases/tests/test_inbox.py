from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Status

from .many import cost, elements, make_cases, weight

INBOX = "/cases/inbox/"


def pages(cases, user):
    """The pages of a list one after the other."""
    after, found = "", []
    while True:
        page = queries.page_of(cases, user=user, now=timezone.now(), after=after)
        found.append(page)
        if not page.next:
            return found
        after = page.next


def names(world, who):
    return {name: list(cases) for name, cases in queries.inbox_views(getattr(world, who), now=timezone.now()).items()}


def test_an_officer_has_his_own_and_a_supervisor_his_departments(world, case):
    other = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    officers = {"mine": [case], "unread": [case], "today": [], "late": [], "answered": [], "closed": [], "all": [case]}
    officers |= {"following": [], "mentions": [], "urged": []}
    assert names(world, "noura") == officers
    supervised = names(world, "huda")
    assert set(supervised) == {*officers, "department", "unassigned", "disputed"}
    assert (supervised["mine"], set(supervised["department"])) == ([], {case, other})


def test_what_waits_in_the_queue_is_unassigned(world, queued):
    assert names(world, "huda")["unassigned"] == [queued]
    assert names(world, "salma")["unassigned"] == []


def test_what_is_late_and_what_is_closed(world, case, done):
    late = actions.submit(by=world.sara, kind=world.kind, subject="Late")
    Case.objects.filter(pk=late.pk).update(assignee=world.noura, due_at=timezone.now() - timedelta(hours=1))
    Case.objects.filter(pk=done.pk).update(due_at=timezone.now() - timedelta(hours=1))
    views = names(world, "noura")
    assert (views["late"], views["closed"]) == ([late], [done])
    assert done not in views["mine"]


@pytest.mark.parametrize("who", ["stranger", "yousef", "salma", "admin"])
def test_of_what_he_may_not_see_nothing_is_in_any_list_nor_counted(world, case, queued, who):
    views = queries.inbox_views(getattr(world, who), now=timezone.now())
    assert [list(cases) for cases in views.values()] == [[] for _ in views]
    assert {str(queries.counted(cases)) for cases in views.values()} == {"0"}


def test_what_an_employee_filed_himself_is_not_in_his_inbox(world):
    actions.submit(by=world.noura.user, kind=world.kind, subject="Mine")
    assert names(world, "noura")["mine"] == []


def test_every_count_equals_the_list_behind_it(world, client):
    make_cases(world, 7)
    make_cases(world, 4, status=Status.COMPLETED, closed_at=timezone.now())
    make_cases(world, 3, status=Status.TRIAGE, assignee=None)
    client.force_login(world.huda.user)
    context = client.get(INBOX).context
    for view in context["inbox_views"]:
        rows = client.get(f"{INBOX}?{view['query']}").context["page"].rows
        assert str(view["count"]) == str(len(rows)), view["name"]


def test_a_list_comes_in_pages_without_loss_or_repetition(world):
    cases = make_cases(world, 2 * queries.PAGE + 20)
    Case.objects.filter(pk__in=[case.pk for case in cases[40:60]]).update(active_at=cases[40].active_at)
    found = pages(Case.objects.all(), world.noura.user)
    rows = [row.case for page in found for row in page.rows]
    assert [len(page.rows) for page in found] == [50, 50, 20]
    assert rows == list(Case.objects.newest_first())


@pytest.mark.parametrize("mark", ["", "x", "~", "yesterday~1", "2026-01-01T00:00:00+03:00~no-id"])
def test_any_other_mark_begins_at_the_newest(world, case, mark):
    page = queries.page_of(Case.objects.all(), user=world.sara, now=timezone.now(), after=mark)
    assert [row.case for row in page.rows] == [case]


def test_a_row_is_unread_until_its_reader_has_opened_it(world, case):
    def is_unread(user):
        return queries.page_of(Case.objects.all(), user=user, now=timezone.now()).rows[0].is_unread

    assert is_unread(world.noura.user)
    actions.open_case(by=world.noura.user, case=case)
    assert (is_unread(world.noura.user), is_unread(world.huda.user)) == (False, True)
    actions.comment(by=world.sara, case=case, text="When?")
    assert is_unread(world.noura.user)


def test_a_row_says_what_was_said_last(world, opened):
    actions.comment(by=world.noura.user, case=opened, text="Soon")
    row = queries.page_of(Case.objects.all(), user=world.noura.user, now=timezone.now()).rows[0]
    assert (row.last.text, row.is_late) == ("Soon", False)


def test_a_number_is_told_up_to_a_bound(world, monkeypatch):
    monkeypatch.setattr(queries.lists, "COUNTED_UP_TO", 5)
    make_cases(world, 4)
    assert str(queries.counted(Case.objects.all())) == "4"
    make_cases(world, 3)
    assert str(queries.counted(Case.objects.all())) == "4+"


def test_the_page_shows_the_rows_and_their_facts(world, case, client):
    client.force_login(world.noura.user)
    page = client.get(INBOX).content.decode()
    for shown in (
        case.subject,
        world.sara.name,
        "I wish to open a workshop.",
        reverse("cases:work", args=[case.number]),
    ):
        assert shown in page


def test_an_unknown_view_is_mine(world, case, client):
    client.force_login(world.noura.user)
    assert client.get(INBOX, {"view": "department"}).context["view"] == "mine"


def test_it_costs_the_same_for_three_and_for_thirty(world, client):
    make_cases(world, 3)
    client.force_login(world.huda.user)
    address = f"{INBOX}?view=department"
    few = cost(client, address)
    make_cases(world, 27)
    assert cost(client, address) == few


def test_fifty_rows_are_light(world, client):
    make_cases(world, 50)
    client.force_login(world.noura.user)
    page = client.get(INBOX)
    assert len(page.context["page"].rows) == 50
    assert weight(page) <= 25 * 1024
    assert elements(page) <= 1500


def test_more_rows_come_alone_to_htmx_and_in_a_page_without_it(world, client):
    make_cases(world, 60)
    client.force_login(world.noura.user)
    address = f"{INBOX}?view=mine&after={client.get(INBOX).context['page'].next}".replace("+", "%2B")
    whole, piece = client.get(address), client.get(address, headers={"hx-request": "true"})
    assert [len(one.context["page"].rows) for one in (whole, piece)] == [10, 10]
    assert b"<html" in whole.content
    assert b"<html" not in piece.content


@pytest.mark.parametrize("who", ["sara", "former"])
def test_it_is_for_employees(world, client, who):
    if who == "former":
        type(world.noura).objects.filter(pk=world.noura.pk).update(is_active=False)
    client.force_login(world.sara if who == "sara" else world.noura.user)
    assert client.get(INBOX).status_code == 403
