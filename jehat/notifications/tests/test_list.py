"""The page of notices, and the mailbox of the demonstration."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jehat.audit.record import record
from jehat.notifications import queries
from jehat.notifications.actions import read_notice
from jehat.notifications.models import Notice
from jehat.notifications.notify import notify


@pytest.fixture
def told(people, tells):
    """Imran is told thirty-two tidings, the last of them first on his page."""
    return [
        notify([tells(people.imran, title=f"tiding {count}")], of=record("case.comment", None, by=people.noura))[0]
        for count in range(32)
    ]


def test_pages_hang_together(people, told):
    first = queries.notices_of(people.imran)
    second = queries.notices_of(people.imran, before=first[-1].pk)
    assert [notice.pk for notice in first + second] == [notice.pk for notice in reversed(told)]
    assert len(first) == queries.PAGE


def test_the_page_shows_ones_own_newest_first(client, people, told):
    client.force_login(people.imran)
    page = client.get(reverse("notifications:list"), headers={"accept-language": "en"})
    text = page.content.decode()
    assert text.index("tiding 31") < text.index("tiding 30") < text.index("tiding 2<")
    assert reverse("notifications:read", args=[told[5].pk]) in text
    older = client.get(reverse("notifications:list"), {"before": page.context["older"]}).content.decode()
    assert "tiding 1<" in older and "tiding 31" not in older


def test_unread_ones_are_marked(client, people, told):
    client.force_login(people.imran)
    assert client.get(reverse("notifications:list")).context["unread"] == 32
    read_notice(by=people.imran, notice=told[0])
    assert client.get(reverse("notifications:list")).context["unread"] == 31


def test_there_is_nothing_of_others(client, people, told):
    client.force_login(people.sara)
    page = client.get(reverse("notifications:list"))
    assert page.status_code == 200
    assert "tiding" not in page.content.decode()


def test_a_page_that_is_none_is_not_found(client, people):
    client.force_login(people.sara)
    assert client.get(reverse("notifications:list"), {"before": "x"}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_notices(client, people, tells, told):
    notify([tells(people.sara)], of=record("case.comment", None, by=people.noura))
    counts = []
    for person in (people.sara, people.imran):
        client.force_login(person)
        with CaptureQueriesContext(connection) as queries_of_page:
            client.get(reverse("notifications:list"))
        counts.append(len(queries_of_page))
    assert counts[0] == counts[1]


def test_the_mailbox_shows_mails_and_texts(people, told):
    page = render_to_string("notifications/_mailbox.html", {"messages": queries.mailbox(limit=10)})
    assert "p09@example.test" in page and "+966500000109" in page
    assert 'id="mailbox"' in page
    assert len(queries.mailbox(limit=10)) == 10


def test_notices_stand_under_their_day(client, people, told):
    Notice.objects.filter(pk=told[30].pk).update(created_at=timezone.now() - timedelta(days=2))
    client.force_login(people.imran)
    days = client.get(reverse("notifications:list")).context["days"]
    # The order is that of writing; a day that comes again begins anew.
    assert [[len(one["notices"]) for one in days], days[0]["day"]] == [[1, 1, 28], timezone.localdate()]


def test_unread_ones_are_shown_alone(client, people, told):
    read_notice(by=people.imran, notice=told[31])
    client.force_login(people.imran)
    page = client.get(reverse("notifications:list"), {"show": "unread"})
    text = page.content.decode()
    assert "tiding 31" not in text and "tiding 30" in text
    older = client.get(reverse("notifications:list"), {"show": "unread", "before": page.context["older"]})
    assert "tiding 0" in older.content.decode()


def test_where_everything_is_read_there_is_a_way_back(client, people):
    client.force_login(people.imran)
    assert "?show=all" in client.get(reverse("notifications:list"), {"show": "unread"}).content.decode()
