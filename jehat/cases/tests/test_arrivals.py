"""The team sees at each comment what became of the messages that told of it; the beneficiary does not."""

import pytest

from jehat.cases import actions, queries
from jehat.cases.timeline import timeline
from jehat.notifications.models import Message


@pytest.fixture
def said(world, opened):
    actions.comment(by=world.noura.user, case=opened, text="We read it")
    return opened


def arrived(case, *, is_team=True):
    return {
        entry.comment.text: {message.channel: message.state for message in entry.arrivals}
        for entry in timeline(case, is_team=is_team)
        if entry.comment
    }


def test_the_team_sees_the_state_of_each_channel(said):
    message = Message.objects.filter(event__verb="case.comment", channel="sms").get()
    Message.objects.filter(pk=message.pk).update(state="failed")
    assert arrived(said) == {"I wish to open a workshop.": {}, "We read it": {"email": "pending", "sms": "failed"}}


def test_the_beneficiary_does_not(said):
    assert arrived(said, is_team=False) == {"I wish to open a workshop.": {}, "We read it": {}}


def test_of_several_people_the_worst_counts(said, world):
    message = Message.objects.filter(event__verb="case.comment", channel="sms").get()
    Message.objects.create(
        channel="sms", to=world.imran, event=message.event, recipient="+966500000109", body="x", state="failed"
    )
    Message.objects.filter(pk=message.pk).update(state="delivered")
    assert arrived(said)["We read it"]["sms"] == "failed"


def test_it_costs_two_queries_however_many_comments(said, django_assert_num_queries):
    for place in range(5):
        actions.comment(by=said.assignee.user, case=said, text=f"More {place}")
    comments = list(queries.comments(said))
    with django_assert_num_queries(2):
        assert len(queries.arrivals(said, comments)) == 6


def test_the_page_shows_it(client, said):
    client.force_login(said.assignee.user)
    client.cookies["jehat_language"] = "en"
    said.assignee.user.language = "en"
    said.assignee.user.save(update_fields=["language"])
    page = client.get(f"/cases/{said.number}/work/", follow=True).content.decode()
    assert "SMS: Waiting to be sent" in page
