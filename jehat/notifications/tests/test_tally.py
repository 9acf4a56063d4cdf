"""What text messages cost an entity is counted once for every time that a provider takes one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from jehat.notifications.actions import claim, note_receipt, resend_message, settle
from jehat.notifications.channels.outcome import failed, failed_for_now, sent, unknown
from jehat.notifications.models import Message, Tally
from jehat.people.models import User

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
LONG = "ا" * 71


@pytest.fixture
def text(world, message):
    return lambda **fields: message("sms", entity=world.entity, body=LONG, **fields)


def ended(message, outcome):
    return settle(message=claim(message_id=message.pk, now=NOW), outcome=outcome.by("general"), now=NOW)


def counted():
    return list(Tally.objects.values_list("month", "texts", "parts"))


def test_what_a_provider_took_is_counted_in_its_parts(text):
    ended(text(), sent("1"))
    assert counted() == [(date(2026, 11, 1), 1, 2)]


def test_the_parts_of_a_month_add_up(text, people):
    ended(text(), sent("1"))
    ended(text(to=people.sara), sent("2"))
    assert counted() == [(date(2026, 11, 1), 2, 4)]


@pytest.mark.parametrize("outcome", [failed("refused"), failed_for_now("no_connection"), unknown("no_answer")])
def test_what_no_provider_surely_took_is_not(text, outcome):
    ended(text(), outcome)
    assert counted() == []


def test_receipts_count_nothing_twice(text):
    ended(text(), sent("1"))
    for fate in ("failed", "delivered", "delivered"):
        note_receipt(provider="general", reference="1", fate=fate, now=NOW)
    assert Message.objects.get(channel="sms").state == Message.State.DELIVERED
    assert counted() == [(date(2026, 11, 1), 1, 2)]


def test_what_is_sent_again_by_hand_costs_again(text, world):
    ended(text(), sent("1"))
    note_receipt(provider="general", reference="1", fate="failed", failure="expired", now=NOW)
    again = resend_message(by=world.admin.user, message=Message.objects.get(channel="sms"), now=NOW)
    ended(again, sent("2"))
    assert counted() == [(date(2026, 11, 1), 2, 4)]


def test_mails_and_codes_cost_an_entity_nothing(world, message):
    ended(message("email", entity=world.entity), sent("1"))
    ended(message("sms", event=None), sent("2"))
    assert counted() == []


def test_the_administrators_see_it(text, world, client):
    ended(text(), sent("1"))
    User.objects.filter(pk=world.admin.user.pk).update(language="en")
    client.force_login(world.admin.user)
    page = client.get(reverse("notifications:messages")).content.decode()
    assert "November 2026" in page and "Messages: 1 · Parts charged: 2" in page
