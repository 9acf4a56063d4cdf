"""SMS over SMPP to a real centre on loopback."""

import time

import pytest

from jehat.notifications.channels import smpp
from jehat.notifications.channels.smpp import SmppLine
from jehat.notifications.delivery import deliver, mend
from jehat.notifications.models import Message
from tests.smpp_centre import CommandStatus, SmppCentre

State = Message.State
ARABIC = (
    "وزارة الموارد: لديك مستجد في المعاملة رقم 1448-102233، والتفاصيل في صفحتها على المنصة 😀 "
    "وهذا نص أطول من رسالة واحدة"
)


@pytest.fixture
def line(settings):
    """A centre, and an account with it as the only provider."""
    settings.SMS_TIMEOUT = 2
    with SmppCentre() as centre:
        settings.SMS_PROVIDERS = [
            {"name": "line", "shape": "smpp", "url": centre.address, "sender": "Jehat", "rate": 500.0}
        ]
        yield centre
        for port in smpp_lines():
            port.close()


def smpp_lines():
    from jehat.notifications.channels import sms

    return [port for port in sms.providers() if isinstance(port, SmppLine)]


def sent(message, **fields):
    return deliver(message_id=message("sms", **fields).pk)


def until(is_so, seconds=5):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_text_arrives_over_one_line(line, message):
    first = sent(message, body="Jehat: there is news of case WRM-1448-000123 [1]")
    second = sent(message, event=None, body="رمزك 1234")
    assert [(one.state, one.provider, one.reference) for one in (first, second)] == [
        (State.SENT, "line", "M1"),
        (State.SENT, "line", "M2"),
    ]
    assert line.binds == 1
    assert line.messages[0].recipient == "966500000109"
    assert line.messages[1].coding == "UCS2" and line.texts[1] == "رمزك 1234"


@pytest.mark.parametrize("payload", [False, True])
def test_a_long_arabic_text_arrives_whole(line, message, settings, payload):
    settings.SMS_PROVIDERS[0]["payload"] = payload
    long = sent(message, body=ARABIC)
    assert long.state == State.SENT
    assert line.texts == [ARABIC]
    assert len(line.messages) == (1 if payload else long.parts) and long.parts == 2


@pytest.mark.parametrize(
    ("status", "state", "failure"),
    [
        (0x58, State.PENDING, "smpp_58"),
        (0x45, State.FAILED, "smpp_45"),
        (0x0B, State.FAILED, "bad_number"),
    ],
)
def test_what_the_centre_answers_decides(line, message, status, state, failure):
    line.next_statuses.append(status)
    ended = sent(message)
    assert (ended.state, ended.failure) == (state, failure)
    assert not line.messages


def test_a_centre_that_falls_silent_leaves_it_unknown(line, message, settings):
    settings.SMS_TIMEOUT = 0.3
    line.next_statuses.append(None)
    lost = sent(message)
    assert (lost.state, lost.failure, lost.ask_at) == (State.UNKNOWN, "no_answer", None)
    assert len(line.messages) == 1


def test_a_part_that_is_refused_leaves_it_unknown(line, message):
    line.next_statuses.extend([0, 0x45])
    lost = sent(message, body=ARABIC)
    assert (lost.state, lost.failure) == (State.UNKNOWN, "in_parts")


def test_a_line_that_is_cut_is_bound_again(line, message):
    sent(message)
    line.hang_up()
    until(lambda: smpp_lines()[0]._client is None)
    mend()
    assert line.binds == 2
    assert sent(message, event=None).state == State.SENT and line.binds == 2


def test_without_a_centre_nothing_left(line, message):
    line.__exit__()
    ended = sent(message)
    assert (ended.state, ended.failure, ended.handed_at) == (State.PENDING, "no_connection", None)


def test_a_wrong_password_is_no_line(line, message):
    line.password = "another"
    assert sent(message).failure == "bind_refused"


def test_a_password_does_not_travel_in_clear_through_the_world(message, settings):
    settings.DEMONSTRATION = False
    settings.SMS_PROVIDERS = [{"name": "line", "shape": "smpp", "url": "smpp://u:p@93.184.216.34:2775"}]
    assert sent(message, event=None).failure == "insecure_address"


@pytest.mark.django_db(transaction=True)
def test_receipts_come_down_the_line_and_are_answered_once_they_are_kept(line, message, monkeypatch):
    first, second = sent(message), sent(message, event=None)
    assert line.report("M1", "ENROUTE") == CommandStatus.ESME_ROK
    assert line.report("M1", "DELIVRD") == CommandStatus.ESME_ROK
    assert line.report("M1", "UNDELIV") == CommandStatus.ESME_ROK
    assert line.report("M2", "UNDELIV") == CommandStatus.ESME_ROK
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.failure) == (State.DELIVERED, State.FAILED, "undeliverable")
    monkeypatch.setattr(smpp, "_listeners", [_broken])
    assert line.report("M1", "DELIVRD") == CommandStatus.ESME_RX_T_APPN


def _broken(**told):
    raise OSError("the database is away")


def test_no_more_in_a_second_than_the_account_allows(line, message, settings):
    settings.SMS_PROVIDERS[0]["rate"] = 10.0
    begun = time.monotonic()
    for _ in range(4):
        sent(message, event=None)
    assert time.monotonic() - begun > 0.28
