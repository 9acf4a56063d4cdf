"""What providers report later: out of order, again and again, of messages that nobody knows."""

from itertools import permutations
from uuid import uuid4

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.notifications import delivery
from jehat.notifications.actions import claim, note_receipt, resend_message
from jehat.notifications.delivery import deliver
from jehat.notifications.models import Message, Receipt
from tests.sms_centre import Answer

State = Message.State
SECRET = "secret-of-receipts"  # noqa: S105


@pytest.fixture
def sent(message, general):
    """A message that the provider took."""

    def sent(**fields):
        return deliver(message_id=message("sms", **fields).pk)

    return sent


@pytest.fixture
def told(client, general):
    """Post receipts as the provider does: `told(("4000", "delivered"))`."""

    def told(*receipts, provider="general", secret=SECRET, key=""):
        url = reverse("notifications:receipts", args=[provider, secret])
        content = {"receipts": [{"reference": ref, "id": key, "status": fate} for ref, fate in receipts]}
        return client.post(url, content, content_type="application/json").status_code

    return told


def state_of(message):
    return Message.objects.get(pk=message.pk).state


@pytest.mark.parametrize("order", list(permutations(["accepted", "undeliverable", "delivered"])))
def test_in_any_order_and_repeated_the_furthest_counts(sent, told, order):
    message = sent()
    for fate in [*order, *reversed(order)]:
        assert told((message.reference, fate)) == 200
    assert state_of(message) == State.DELIVERED
    assert Receipt.objects.filter(message=message).count() == 3
    assert Event.objects.filter(verb="message.receive", particulars__state="delivered").count() == 1


def test_what_was_not_delivered_says_so(sent, told):
    message = sent()
    assert told((message.reference, "undeliverable"), (message.reference, "accepted")) == 200
    message.refresh_from_db()
    assert (message.state, message.failure) == (State.FAILED, "undeliverable")


def test_a_receipt_may_be_faster_than_the_answer(message, general, told):
    waiting = message("sms")
    claimed = claim(message_id=waiting.pk)
    delivery._on_brink(claimed, "general")
    assert told(("4000", "delivered"), key=str(waiting.pk)) == 200
    assert state_of(waiting) == State.SENDING
    outcome = delivery.hand_over(claimed)
    assert delivery.actions.settle(message=claimed, outcome=outcome).state == State.DELIVERED


def test_a_receipt_that_knows_only_the_number_may_be_faster_too(sent, told, general):
    assert told(("4000", "delivered")) == 200
    assert Receipt.objects.get().message is None
    message = sent()
    assert message.state == State.DELIVERED
    assert Receipt.objects.get().message == message


def test_it_settles_what_nobody_knew(message, general, told):
    waiting = message("sms", state=State.UNKNOWN, provider="general")
    assert told(("77", "accepted"), key=str(waiting.pk)) == 200
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reference) == (State.SENT, "77")


def test_one_provider_does_not_speak_for_another(sent, account, told, general):
    message = sent()
    account(general, "other")
    assert told((message.reference, "delivered"), provider="other", key=str(message.pk)) == 200
    assert state_of(message) == State.SENT


def test_a_report_on_an_earlier_attempt_does_not_fail_the_present_one(sent, told):
    message = sent()
    assert told(("1234", "undeliverable"), key=str(message.pk)) == 200
    assert state_of(message) == State.SENT


def test_a_report_from_before_it_was_sent_again_says_nothing_of_now(dead, told, world, general):
    message = dead(state=State.SENT, provider="general", reference="77", failure="")
    assert told(("77", "undeliverable")) == 200
    again = resend_message(by=world.admin.user, message=message)
    general.next_answers.append(Answer(502))
    lost = deliver(message_id=again.pk)
    assert (lost.state, lost.failure) == (State.UNKNOWN, "http_502")


def test_an_unknown_message_is_answered_and_kept_for_a_while(told, db, caplog):
    with caplog.at_level("INFO", logger="jehat"):
        assert told(("999", "delivered"), key=str(uuid4())) == 200
    assert "unknown message" in caplog.text and "999" not in caplog.text
    assert delivery.forget() == 0
    Receipt.objects.update(at="2026-01-01T00:00Z")
    assert delivery.forget() == 1


@pytest.mark.parametrize("content", [b"", b"nonsense", b"[1]", b'{"receipts": ["x"]}'])
def test_what_is_no_report_is_refused(client, general, db, content):
    url = reverse("notifications:receipts", args=["general", SECRET])
    assert client.post(url, content, content_type="application/json").status_code == 422


@pytest.mark.parametrize("content", [b"{}", b'{"receipts": []}', b'{"status": "delivered"}', b'{"reference": "1"}'])
def test_what_tells_nothing_changes_nothing(client, general, db, content):
    url = reverse("notifications:receipts", args=["general", SECRET])
    assert client.post(url, content, content_type="application/json").status_code == 200
    assert not Receipt.objects.exists()


def test_a_form_and_an_address_are_read_as_well(client, message, account, general):
    account(general, "unifonic", shape="unifonic")
    first = message("sms", state=State.SENT, provider="unifonic", reference="501")
    second = message("sms", event=None, state=State.SENT, provider="unifonic", reference="502")
    url = reverse("notifications:receipts", args=["unifonic", SECRET])
    assert client.post(url, {"MessageID": "501", "DLR": "Delivered"}).status_code == 200
    assert client.get(url, {"MessageID": "502", "DLR": "Undeliverable"}).status_code == 200
    assert (state_of(first), state_of(second)) == (State.DELIVERED, State.FAILED)


def test_who_does_not_know_the_secret_finds_nothing_and_is_slowed(told, sent):
    message = sent()
    assert told((message.reference, "delivered"), secret="guess") == 404
    assert told((message.reference, "delivered"), provider="pigeons") == 404
    answers = [told((message.reference, "delivered"), secret=f"guess-{n}") for n in range(20)]
    assert answers[-1] == 429
    assert state_of(message) == State.SENT
    assert told((message.reference, "delivered")) == 200


def test_a_provider_without_a_secret_has_no_door(told, settings, db):
    settings.SMS_PROVIDERS[0]["secret"] = ""
    assert told(("1", "delivered"), secret="x") == 404


def test_it_is_one_verb(sent):
    message = sent()
    assert note_receipt(provider="general", reference=message.reference, fate="delivered").state == State.DELIVERED
    assert note_receipt(provider="general", reference="", key="nonsense", fate="delivered") is None
