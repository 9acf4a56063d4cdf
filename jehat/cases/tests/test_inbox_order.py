"""In which order the lists stand, what narrows them, and that the address keeps it all."""

import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case, Opening
from jehat.cases.states import Priority, Status

from .many import cost, filed, make_cases
from .test_inbox import INBOX


def shuffled(world, count):
    """Cases in which every order is a different one, some of them equal."""
    now = timezone.now()
    cases = make_cases(world, count)
    for place, case in enumerate(cases):
        case.due_at = now + timedelta(days=place * 7 % 5 + 1)
        case.priority = list(Priority)[place % 3]
        case.created_at = now - timedelta(hours=place * 5 % 7)
        filed(case, case.created_at)
    Case.objects.bulk_update(cases, ["due_at", "priority"])
    return cases


RANKS = {Priority.URGENT: 2, Priority.IMPORTANT: 1, Priority.NORMAL: 0}
EXPECTED = {
    "active": lambda case: (-case.active_at.timestamp(), -case.pk.int),
    "oldest": lambda case: (case.created_at, case.pk),
    "due": lambda case: (case.due_at, case.pk),
    "priority": lambda case: (-RANKS[case.priority], -case.active_at.timestamp(), -case.pk.int),
}


@pytest.mark.parametrize("order", list(queries.ORDERS))
def test_every_order_comes_in_pages_without_loss_or_repetition(world, order, monkeypatch):
    monkeypatch.setattr(queries.lists, "PAGE", 4)
    cases = shuffled(world, 15)
    found, after = [], ""
    while True:
        page = queries.page_of(Case.objects.all(), user=world.noura.user, now=timezone.now(), after=after, order=order)
        found += [row.case for row in page.rows]
        if not page.next:
            break
        after = page.next
    assert found == sorted(Case.objects.filter(pk__in=[case.pk for case in cases]), key=EXPECTED[order])


@pytest.mark.parametrize("order", list(queries.ORDERS))
@pytest.mark.parametrize("after", ["", "~", "x~y", "9999-12-31T23:59:59+14:00~1", "1~2~3~4"])
def test_a_mark_that_nobody_gave_begins_at_the_start(world, case, order, after):
    page = queries.page_of(Case.objects.all(), user=world.noura.user, now=timezone.now(), after=after, order=order)
    assert [row.case for row in page.rows] == [case]


@pytest.fixture
def shown(client, world):
    """`shown("view=…")`: the numbers in the list that an address asks for."""

    def shown(query, who=world.huda):
        client.force_login(who.user)
        answer = client.get(f"{INBOX}?{query}")
        assert answer.status_code == 200
        return {row.case.number for row in answer.context["page"].rows}

    return shown


def test_each_filter_leaves_out_what_it_says(world, shown):
    plain, urgent, waiting, old, colleagues = make_cases(world, 5)
    Case.objects.filter(pk=urgent.pk).update(priority=Priority.URGENT)
    Case.objects.filter(pk=waiting.pk).update(status=Status.WAITING_BENEFICIARY)
    filed(old, timezone.now() - timedelta(days=40))
    Case.objects.filter(pk=colleagues.pk).update(assignee=world.faisal)
    everything = {case.number for case in (plain, urgent, waiting, old, colleagues)}
    assert shown("view=department") == everything
    assert shown("view=department&priority=urgent") == {urgent.number}
    assert shown("view=department&state=waiting_beneficiary") == {waiting.number}
    assert shown("view=department&days=30") == everything - {old.number}
    assert shown(f"view=department&employee={world.faisal.pk}") == {colleagues.number}
    assert shown(f"view=department&kind={world.kind.pk}") == everything
    assert shown(f"view=department&department={world.permits.pk}") == everything
    assert shown("view=department&priority=none&kind=x&employee=y&days=z&order=w&department=v&state=u") == everything


def test_an_officer_has_no_filter_for_colleagues(world, case, client):
    client.force_login(world.noura.user)
    page = client.get(f"{INBOX}?employee={world.faisal.pk}")
    assert "employee" not in page.context["filters_form"].fields
    assert [row.case for row in page.context["page"].rows] == [case]


def test_the_address_keeps_what_was_asked_for(world, client):
    make_cases(world, 2, priority=Priority.URGENT)
    client.force_login(world.huda.user)
    page = client.get(f"{INBOX}?view=department&priority=urgent&order=due&state=&unknown=1")
    assert page.context["listed"].query == "priority=urgent&order=due&view=department"
    html = page.content.decode()
    number = page.context["page"].rows[0].case.number
    assert f"/cases/{number}/work/?priority=urgent&amp;order=due&amp;view=department" in html
    assert "priority=urgent&amp;order=due&amp;view=late" in html
    tally = next(tab for tab in page.context["inbox_views"] if tab["name"] == "department")
    assert str(tally["count"]) == "2"


def test_unread_is_what_waits_for_his_own_eyes(world, shown):
    mine, colleagues = make_cases(world, 2)
    Case.objects.filter(pk=colleagues.pk).update(assignee=world.faisal)
    assert shown("view=unread", world.noura) == {mine.number}
    assert shown("view=unread") == set()
    actions.open_case(by=world.noura.user, case=mine)
    assert shown("view=unread", world.noura) == set()
    actions.comment(by=world.sara, case=mine, text="And now?")
    assert shown("view=unread", world.noura) == {mine.number}


def test_due_today_ends_at_midnight_of_the_place(world, shown):
    now = timezone.now()
    tonight = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    today, tomorrow, late = make_cases(world, 3)
    for case, due in ((today, tonight), (tomorrow, tonight + timedelta(seconds=2)), (late, now - timedelta(minutes=1))):
        Case.objects.filter(pk=case.pk).update(due_at=due)
    assert shown("view=today", world.noura) == {today.number}


def test_answered_today_is_what_he_wrote_to_the_beneficiary_since_the_morning(world, opened, shown):
    make_cases(world, 1)
    actions.note(by=world.noura.user, case=opened, text="Among us")
    assert shown("view=answered", world.noura) == set()
    actions.comment(by=world.noura.user, case=opened, text="Soon")
    assert shown("view=answered", world.noura) == {opened.number}
    assert shown(f"view=answered&employee={world.noura.pk}") == {opened.number}
    assert shown("view=answered") == set()


@pytest.mark.parametrize("query", ["view=department&order=priority", "q=Subject", "view=late&order=due&days=7"])
def test_it_costs_the_same_for_three_and_for_thirty(world, client, query):
    make_cases(world, 3)
    client.force_login(world.huda.user)
    few = cost(client, f"{INBOX}?{query}")
    make_cases(world, 27)
    assert cost(client, f"{INBOX}?{query}") == few


def test_the_pane_alone_comes_to_who_asks_for_it(world, case, client):
    client.force_login(world.noura.user)
    pane = client.get(INBOX, headers={"hx-request": "true", "hx-target": "section#inbox"}).content.decode()
    assert pane.lstrip().startswith('<section class="list" id="inbox"')
    assert "<html" not in pane


def test_who_works_on_no_case_is_led_to_where_he_works(world, client):
    client.force_login(world.admin.user)
    assert client.get(INBOX).url == reverse("desk:home")
    assert client.get(INBOX, follow=True).redirect_chain[-1][0] == reverse("desk:settings")


def test_news_say_how_many_came_and_move_nothing(world, case, client):
    client.force_login(world.noura.user)
    since = timezone.now()
    address = reverse("cases:news")
    assert client.get(address, {"since": since.isoformat()}).context["came"].number == 0
    make_cases(world, 2)
    Case.objects.exclude(pk=case.pk).update(active_at=timezone.now())
    page = client.get(address, {"since": since.isoformat()})
    assert page.context["came"].number == 2
    assert page.content.decode().lstrip().startswith('<div class="news" id="news"')
    Opening.objects.bulk_create(
        Opening(entity=world.entity, case=one, user=world.noura.user, first_at=timezone.now(), last_at=timezone.now())
        for one in Case.objects.exclude(pk=case.pk)
    )
    assert client.get(address, {"since": since.isoformat()}).context["came"].number == 0


def press(client, page):
    """Press what the news say: the address that they lead to, in the list."""
    address = re.search(r'<a [^>]*hx-get="([^"]+)"', page.content.decode())[1].replace("&amp;", "&")
    return client.get(address, headers={"hx-request": "true", "hx-target": "ul#rows"}).content.decode()


def test_what_is_new_comes_on_top_and_the_rest_of_the_list_stays(world, case, client):
    client.force_login(world.noura.user)
    client.get(reverse("cases:work", args=[case.number]))
    since = timezone.now()
    new = make_cases(world, 2)
    Case.objects.exclude(pk=case.pk).update(active_at=timezone.now())
    told = client.get(reverse("cases:news"), {"since": since.isoformat()})
    assert 'hx-target="#rows" hx-swap="afterbegin"' in told.content.decode()
    rows = press(client, told)
    assert [one.number in rows for one in (*new, case)] == [True, True, False]
    assert rows.count('name="pick"') == 2 and "<html" not in rows and 'id="inbox"' not in rows
    # The counts are those of the lists, and the next news are counted from now on.
    assert '<span id="count-mine" hx-swap-oob="true">3</span>' in rows
    assert '<span class="muted num" id="inbox-total" hx-swap-oob="true">3</span>' in rows
    later = re.search(r'id="news"[^>]*since=([^"&]+)', rows)[1]
    assert datetime.fromisoformat(unquote(later)) > since


@pytest.mark.parametrize("asked", ["order=due", "group=kind", "bare=1"])
def test_where_news_do_not_stand_on_top_the_list_comes_anew(world, case, client, asked):
    client.force_login(world.noura.user)
    since = timezone.now()
    make_cases(world, 1)
    Case.objects.exclude(pk=case.pk).update(active_at=timezone.now())
    told = client.get(f"{reverse('cases:news')}?{asked}", {"since": since.isoformat()} | dict([asked.split("=")]))
    assert 'hx-target="#inbox" hx-swap="outerHTML"' in told.content.decode()


def test_an_empty_list_says_so_to_its_news(world, client):
    client.force_login(world.noura.user)
    page = client.get(INBOX).content.decode()
    assert "&amp;bare=1" in page and 'id="rows"' not in page


@pytest.mark.parametrize("since", ["", "x", "2026-99-99T00:00:00Z", "2026-01-01T00:00:00"])
def test_news_since_nonsense_are_none(world, case, client, since):
    client.force_login(world.noura.user)
    assert client.get(reverse("cases:news"), {"since": since}).context["came"].number == 0
