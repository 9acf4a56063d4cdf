"""Several SMS providers: shares, the next where the first cannot, rest after failures; and their descriptions."""

import pytest
from django.utils import timezone

from jehat.notifications.channels import breaker, shapes, sms
from jehat.notifications.channels.breaker import BREAKER
from jehat.notifications.delivery import deliver
from jehat.notifications.models import Message
from jehat.people.models import Identifier
from jehat.project.sms_accounts import from_environment
from tests.sms_centre import Answer, SmsCentre

State = Message.State


@pytest.fixture
def two(account):
    """Two centres; nearly everything begins with the first."""
    with SmsCentre() as first, SmsCentre() as second:
        account(first, "first", weight=10**9)
        account(second, "second", weight=1)
        yield first, second


def test_the_second_takes_what_the_first_surely_has_not(two, message):
    first, second = two
    first.next_answers.append(Answer(503))
    taken = deliver(message_id=message("sms").pk)
    assert (taken.state, taken.provider) == (State.SENT, "second")
    assert (len(first.requests), len(second.messages)) == (1, 1)


def test_the_second_takes_what_the_first_refuses(two, message):
    first, _ = two
    first.next_answers.append(Answer(401))
    assert deliver(message_id=message("sms").pk).provider == "second"


def test_what_the_first_may_have_is_given_to_nobody_else(two, message, settings):
    settings.SMS_TIMEOUT = 0.3
    first, second = two
    first.next_answers.append(Answer(silent=1, accepts=True))
    lost = deliver(message_id=message("sms").pk)
    assert (lost.state, lost.provider, second.requests) == (State.UNKNOWN, "first", [])


def test_a_wrong_number_is_wrong_for_every_provider(two, message):
    first, second = two
    first.next_answers.append(Answer(400, {"error": "bad_number"}))
    refused = deliver(message_id=message("sms").pk)
    assert (refused.state, refused.failure, second.requests) == (State.FAILED, "bad_number", [])


@pytest.mark.parametrize(("answers", "state"), [((503, 400), State.PENDING), ((400, 401), State.FAILED)])
def test_where_none_takes_it_the_hope_of_any_counts(two, message, answers, state):
    for centre, answer in zip(two, answers, strict=True):
        centre.next_answers.append(Answer(answer))
    assert deliver(message_id=message("sms").pk).state == state


def test_a_provider_that_fails_is_left_in_peace_for_a_while(two, message, monkeypatch):
    first, second = two
    first.mood = lambda asked: Answer(503)
    for _ in range(5):
        deliver(message_id=message("sms", event=None).pk)
    assert (len(first.requests), len(second.messages)) == (breaker.FAILURES, 5)
    clock = breaker.time.monotonic() + breaker.FIRST_REST + 1
    monkeypatch.setattr(breaker.time, "monotonic", lambda: clock)
    first.mood = lambda asked: None
    assert deliver(message_id=message("sms", event=None).pk).provider == "first"
    assert not BREAKER.rests("first")


def test_where_all_rest_the_first_is_tried_all_the_same(general, message):
    general.mood = lambda asked: Answer(503)
    for _ in range(4):
        deliver(message_id=message("sms", event=None).pk)
    assert len(general.requests) == 4


def test_shares_follow_the_weights_and_a_message_keeps_its_turn(account, message):
    with SmsCentre() as centre:
        account(centre, "much", weight=3)
        account(centre, "little", weight=1)
        account(centre, "none", weight=0)
        keys = [f"{n:032x}" for n in range(400)]
        turns = [[port.name for port in sms._in_turn(key)] for key in keys]
    assert 250 < sum(turn[0] == "much" for turn in turns) < 350
    assert all(turn[-1] == "none" for turn in turns)
    assert turns == [[port.name for port in sms._in_turn(key)] for key in keys]


def test_what_no_text_reaches_goes_by_mail_and_marks_the_mobile(general, message, people):
    general.next_answers.append(Answer(400, {"error": "bad_number"}))
    mobile = Identifier.objects.get(user=people.imran, kind="mobile")
    text = deliver(message_id=message("sms", recipient=mobile.value, number="WRM-1448-000123").pk)
    mail = Message.objects.get(channel="email")
    assert text.state == State.FAILED
    assert (mail.event, mail.to, mail.number) == (text.event, people.imran, "WRM-1448-000123")
    assert "WRM-1448-000123" in mail.subject and "could not be delivered to your mobile" in mail.body
    assert "لم يمكن" in mail.body or "———" in mail.body
    mobile.refresh_from_db()
    assert mobile.unreachable_since is not None


def test_a_mobile_that_is_reached_again_loses_its_mark(general, message, people):
    Identifier.objects.filter(user=people.imran, kind="mobile").update(unreachable_since=timezone.now())
    mobile = Identifier.objects.get(user=people.imran, kind="mobile")
    sent = deliver(message_id=message("sms", recipient=mobile.value).pk)
    from jehat.notifications.actions import note_receipt

    note_receipt(provider="general", reference=sent.reference, fate="delivered")
    mobile.refresh_from_db()
    assert mobile.unreachable_since is None


def test_the_other_way_is_gone_once_and_never_for_a_code(general, message):
    general.mood = lambda asked: Answer(400, {"error": "bad_number"})
    message("email", state=State.SENT)
    deliver(message_id=message("sms").pk)
    deliver(message_id=message("sms", event=None).pk)
    assert Message.objects.filter(channel="email").count() == 1


def test_every_description_is_whole():
    for name, shape in shapes.shapes().items():
        assert shape["send"]["method"] == "POST" and {"json", "form"} & set(shape["send"]), name
        assert {fate[0] for fate in shape["receipt"]["fates"].values()} == {"accepted", "delivered", "failed"}, name
        assert "reference" in shape["send"] and "for_now" in shape["send"], name
        assert set(shape["known_from"]) == {"send", "failures", "receipt"}, name


@pytest.mark.parametrize("shape", ["taqnyat", "unifonic", "msegat", "generic"])
def test_an_error_of_a_server_may_hide_that_it_took_the_message(account, message, shape):
    """No provider publishes that it took nothing where it answers 500: it is never sent a second time by itself."""
    with SmsCentre() as centre:
        account(centre, shape, shape=shape)
        centre.next_answers.append(Answer(500))
        assert deliver(message_id=message("sms").pk).state == State.UNKNOWN


def test_taqnyat_takes_a_request_and_none_of_its_numbers(account, message):
    with SmsCentre() as centre:
        account(centre, "taqnyat", shape="taqnyat")
        rejected = {"statusCode": 201, "messageId": 7, "accepted": "[]", "rejected": "[966500000109,]"}
        centre.next_answers.append(Answer(201, rejected))
        ended = deliver(message_id=message("sms", event=None).pk)
    assert (ended.state, ended.failure) == (State.FAILED, "bad_number")


def test_msegat_answers_in_codes(account, message):
    with SmsCentre() as centre:
        account(centre, "msegat", shape="msegat", user="waha")
        for code in ("1", "M0000", "1060", "1120", "1020"):
            centre.next_answers.append(Answer(200, {"code": code, "id": 7}))
        ended = [deliver(message_id=message("sms", event=None).pk) for _ in range(5)]
    assert [(one.state, one.failure) for one in ended] == [
        (State.SENT, ""),
        (State.SENT, ""),
        (State.FAILED, "refused"),
        (State.FAILED, "bad_number"),
        (State.FAILED, "refused"),
    ]
    assert centre.requests[0].fields["userName"] == "waha" and ended[0].reference == "7"


def test_accounts_come_from_the_environment():
    given = {
        "JEHAT_SMS_PROVIDERS": "taqnyat, backup:generic line:smpp",
        "JEHAT_SMS_SENDER": "Waha",
        "JEHAT_SMS_TAQNYAT_TOKEN": "t1",
        "JEHAT_SMS_BACKUP_URL": "https://sms.example.test/",
        "JEHAT_SMS_BACKUP_WEIGHT": "3",
        "JEHAT_SMS_LINE_RATE": "50",
        "JEHAT_SMS_LINE_PAYLOAD": "1",
    }
    first, second, third = from_environment(given)
    assert (first["name"], first["shape"], first["token"], first["sender"]) == ("taqnyat", "taqnyat", "t1", "Waha")
    assert (second["shape"], second["url"], second["weight"]) == ("generic", "https://sms.example.test/", 3)
    assert (third["shape"], third["rate"], third["payload"]) == ("smpp", 50, True)
    assert from_environment({}) == []


def test_an_account_takes_the_known_address_of_its_provider(settings):
    settings.DEMONSTRATION = False
    settings.SMS_PROVIDERS = from_environment({"JEHAT_SMS_PROVIDERS": "taqnyat unifonic msegat"})
    assert [port.address.split("/")[2] for port in sms.providers()] == [
        "api.taqnyat.sa",
        "el.cloud.unifonic.com",
        "www.msegat.com",
    ]
    settings.DEMONSTRATION = True
    assert sms.providers() == []
