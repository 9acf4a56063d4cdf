"""A view of the inbox is kept under a name, for oneself or for the department, and says how much stands in it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from jehat.audit.models import Event
from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case, SavedView
from jehat.cases.states import Priority, Status
from jehat.core.verdict import Refused

from .many import cost, make_cases
from .test_inbox import INBOX

VIEWS = "/cases/inbox/views/"


@pytest.fixture(autouse=True)
def in_english():
    """Reasons are read in English, whatever the catalogues hold."""
    with override("en"):
        yield


@pytest.fixture
def urgent(world):
    """Two urgent cases of Noura, and three that are not."""
    make_cases(world, 3)
    return make_cases(world, 2, priority=Priority.URGENT)


def save(world, who="noura", name="Urgent", **given):
    asked = {"view": "mine", "priority": "urgent"}
    return actions.save_view(by=getattr(world, who).user, name=name, **({"asked": asked} | given))


def test_its_count_equals_its_list(world, urgent, client):
    view = save(world)
    client.force_login(world.noura.user)
    context = client.get(INBOX).context
    tab = next(one for one in context["inbox_views"] if one.get("is_saved"))
    assert (tab["label"], str(tab["count"])) == ("Urgent", "2")
    context = client.get(f"{INBOX}?{tab['query']}").context
    assert {row.case for row in context["page"].rows} == set(urgent)
    assert (str(context["total"]), context["listed"].query) == ("2", f"saved={view.pk}")
    others = {one["name"]: str(one["count"]) for one in context["inbox_views"]}
    assert others["mine"] == "5"
    event = Event.objects.get(verb="view.save")
    assert (event.by, event.subject_id, event.particulars) == (world.noura.user, view.pk, {"scope": "own"})


def test_what_is_kept_is_codes_and_its_name_is_sealed(world):
    view = save(world, name="Sara first")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM cases_savedview t WHERE id = %s", [view.pk])
        assert "Sara first" not in cursor.fetchone()[0]


def test_the_page_keeps_the_present_choice(world, urgent, client):
    client.force_login(world.noura.user)
    query = "view=all&priority=urgent&order=due&group=status&q=Subject"
    assert client.get(f"{VIEWS}?{query}").status_code == 200
    answer = client.post(f"{VIEWS}?{query}", {"name": "Pressing", "scope": "own"})
    view = SavedView.objects.get()
    assert answer.url == f"{INBOX}?saved={view.pk}"
    assert view.asked == {"view": "all", "priority": "urgent", "order": "due", "group": "status"}
    assert client.post(VIEWS, {"name": "", "scope": "own"}).status_code == 422
    assert client.post(VIEWS, {"name": "x", "scope": "department"}).status_code == 422


def test_a_supervisor_shares_with_the_department(world, urgent, client):
    save(world, "huda", scope="department", asked={"view": "department", "priority": "urgent"})
    assert [one.scope for one in queries.saved_views(world.noura)] == ["department"]
    assert queries.saved_views(world.yousef) == []
    assert queries.saved_views(world.stranger) == []
    for who in (world.huda, world.noura):
        client.force_login(who.user)
        context = client.get(INBOX).context
        tab = next(one for one in context["inbox_views"] if one.get("is_saved"))
        rows = client.get(f"{INBOX}?{tab['query']}").context["page"].rows
        assert str(tab["count"]) == str(len(rows)) == "2"


def test_an_officer_shares_nothing(world):
    with pytest.raises(Refused, match="supervisor"):
        save(world, scope="department")


@pytest.mark.parametrize("who", ["sara", "admin"])
def test_whoever_works_on_no_cases_keeps_none(world, who, client):
    person = getattr(world, who)
    person = getattr(person, "user", person)
    assert not permissions.can_save_view(person)
    client.force_login(person)
    assert client.get(VIEWS).status_code in (403, 404, 409)


def test_nobody_signed_in_keeps_none(db):
    assert not permissions.can_save_view(AnonymousUser())


def test_there_is_an_end_to_them(world, monkeypatch):
    monkeypatch.setattr("jehat.cases.permissions.views.MOST_VIEWS", 1)
    save(world)
    with pytest.raises(Refused, match="forget one"):
        save(world, name="Another")


def test_what_does_not_exist_any_more_narrows_to_nothing_and_counts_so(world, urgent, client):
    save(world, asked={"view": "nowhere", "employee": str(world.sara.pk)})
    client.force_login(world.noura.user)
    tab = next(one for one in client.get(INBOX).context["inbox_views"] if one.get("is_saved"))
    rows = client.get(f"{INBOX}?{tab['query']}").context["page"].rows
    assert (str(tab["count"]), rows) == ("0", [])
    assert client.get(f"{INBOX}?saved=nothing").status_code == 200


def test_the_inbox_costs_the_same_however_many_there_are(world, urgent, client):
    save(world)
    client.force_login(world.noura.user)
    few = cost(client, INBOX)
    for number in range(8):
        save(world, name=f"View {number}")
    assert cost(client, INBOX) == few


@pytest.mark.parametrize("group", list(queries.GROUPS))
@pytest.mark.parametrize("order", list(queries.ORDERS))
def test_every_grouping_comes_in_pages_without_loss_or_repetition(world, group, order):
    make_cases(world, 5)
    make_cases(world, 3, assignee=world.faisal, status=Status.ASSIGNED)
    make_cases(world, 3, assignee=None, status=Status.TRIAGE)
    found, headings, after = [], [], ""
    while True:
        given = {"user": world.huda.user, "now": timezone.now(), "order": order, "group": group, "after": after}
        page = queries.page_of(Case.objects.all(), most=4, **given)
        found += [row.case for row in page.rows]
        headings += [row.heading for row in page.rows if row.heading]
        if not page.next:
            break
        after = page.next
    assert len(found) == len(set(found)) == 11
    # Each part has its name once, however many pages it fills.
    assert len(headings) == len(set(headings)) == {"due": 1, "kind": 1, "holder": 3, "status": 3}[group]


def test_the_list_shows_the_names_of_its_parts(world, urgent, client):
    client.force_login(world.noura.user)
    page = client.get(f"{INBOX}?group=holder").content.decode()
    assert page.count('class="row-group"') == 1
