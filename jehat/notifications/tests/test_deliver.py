"""Messages on their way to a real SMTP server and a real SMS centre."""

import socket
from datetime import timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from jehat.audit.record import record
from jehat.notifications import delivery, jobs
from jehat.notifications.actions import claim
from jehat.notifications.channels import hand_over
from jehat.notifications.channels.outcome import Overtaken
from jehat.notifications.delivery import deliver
from jehat.notifications.models import Message
from jehat.notifications.notify import notify
from tests.sms_centre import Answer

from .conftest import NUMBER

State = Message.State


def _ended(message):
    return deliver(message_id=message.pk)


def _mail(post):
    ((_, mail),) = post.mails
    return mail


def test_a_mail_arrives_whole(message, post, settings):
    settings.DEFAULT_FROM_EMAIL = "Jehat <no-reply@jehat.test>"
    sent = message(
        subject="News\r\nBcc: all@example.test", body=f"قضية {NUMBER}\n\nhttps://jehat.test/x\n\n———\n\nCase <b>"
    )
    assert _ended(sent).state == State.SENT
    mail = _mail(post)
    assert post.mails[0][0] == ["p09@example.test"]
    assert (mail["To"], mail["From"]) == ("p09@example.test", "Jehat <no-reply@jehat.test>")
    assert mail["Subject"] == "News Bcc: all@example.test" and mail["Bcc"] is None
    assert mail["Message-ID"] == f"<{sent.pk}@jehat.test>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert abs((parsedate_to_datetime(mail["Date"]) - sent.created_at).total_seconds()) < 2
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").strip() == sent.body
    page = mail.get_body(("html",)).get_content()
    assert '<section dir="rtl" lang="ar">' in page and '<section dir="ltr" lang="en">' in page
    assert '<a href="https://jehat.test/x"' in page and "Case &lt;b&gt;" in page
    assert Message.objects.get().reference == f"{sent.pk}@jehat.test"


@pytest.mark.parametrize(("answer", "state"), [("450 busy", State.PENDING), ("550 no such person", State.FAILED)])
def test_a_refused_mail_is_tried_again_or_not_as_the_server_says(message, post, answer, state):
    post.refusals.append(answer)
    ended = _ended(message())
    assert (ended.state, ended.failure) == (state, f"smtp_{answer[:3]}")
    assert not post.mails


def test_without_a_connection_nothing_left_and_it_is_tried_again(message, settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        settings.SMS_URL = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        mail, text = _ended(message()), _ended(message("sms"))
    assert {(mail.state, mail.failure), (text.state, text.failure)} == {(State.PENDING, "no_connection")}


def test_a_mail_server_that_falls_silent_before_the_text_has_nothing(message, settings):
    settings.EMAIL_TIMEOUT = 0.3
    with _mute_after_greeting() as (host, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = host, port
        waiting = message()
        ended = _ended(waiting)
        assert (ended.state, ended.failure, ended.handed_at) == (State.PENDING, "no_connection", None)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_mail_server_that_falls_silent_after_the_text_leaves_it_unknown(message, post, settings, is_kept):
    settings.EMAIL_TIMEOUT = 0.3
    post.silences.append(is_kept)
    waiting = message()
    ended = _ended(waiting)
    assert (ended.state, ended.failure, ended.provider) == (State.UNKNOWN, "no_answer", "smtp")
    assert ended.handed_at is not None and ended.ask_at is None
    assert _ended(waiting) is None
    assert len(post.mails) == is_kept


def test_a_mail_comes_back_to_an_address_of_its_own(message, post, settings):
    settings.BOUNCES_ADDRESS = "bounce@jehat.test"
    sent = message(body="Dots:\n.\n..two")
    _ended(sent)
    assert post.senders == [f"bounce+{sent.pk.hex}@jehat.test"]
    assert _mail(post).get_body(("plain",)).get_content().replace("\r\n", "\n").strip() == "Dots:\n.\n..two"


def test_a_mail_says_in_which_languages_it_is_and_where_one_chooses(message, post):
    _ended(message(body="قضية\n\n———\n\nCase"))
    mail = _mail(post)
    assert mail["Content-Language"] == "ar, en"
    assert mail["List-Unsubscribe"].endswith("/notices/preferences/>")
    _ended(message(event=None))
    assert post.mails[1][1]["List-Unsubscribe"] is None


def test_who_lost_the_lease_sends_nothing(message, post):
    waiting = message()
    claimed = claim(message_id=waiting.pk)
    Message.objects.filter(pk=waiting.pk).update(attempts=2)
    with pytest.raises(Overtaken):
        hand_over(claimed, partial(delivery._on_brink, claimed))
    assert not post.mails


def test_a_bad_address_fails(message, post):
    ended = _ended(message(recipient="not an address\r\n@x"))
    assert (ended.state, ended.failure) == (State.FAILED, "bad_address")


def test_a_text_arrives_whole(message, centre):
    sent = message("sms")
    assert _ended(sent).state == State.SENT
    (asked,) = centre.messages
    assert asked.fields == {"sender": "Jehat", "recipients": ["966500000109"], "body": sent.body}
    assert (asked.key, asked.headers["authorization"]) == (str(sent.pk), "Bearer token-of-tests")
    assert Message.objects.get().reference == "4000"


def test_a_provider_with_a_form_is_another_description(message, centre, settings):
    settings.SMS_SHAPE = "unifonic"
    centre.next_answers.append(Answer(200, {"success": True, "data": {"MessageID": 77}}))
    centre.next_answers.append(Answer(200, {"success": False}))
    sent, refused = message("sms"), message("sms", event=None)
    assert (_ended(sent).reference, _ended(refused).failure) == ("77", "refused")
    assert centre.requests[0].fields == {
        "AppSid": "token-of-tests",
        "SenderID": "Jehat",
        "Recipient": "966500000109",
        "Body": sent.body,
        "CorrelationID": str(sent.pk),
    }


@pytest.mark.parametrize(
    ("answer", "state", "failure"),
    [
        (Answer(500), State.UNKNOWN, "http_500"),
        (Answer(502), State.UNKNOWN, "http_502"),
        (Answer(503), State.PENDING, "http_503"),
        (Answer(429), State.PENDING, "http_429"),
        (Answer(504), State.UNKNOWN, "http_504"),
        (Answer(400), State.FAILED, "http_400"),
        (Answer(302, headers={"Location": "http://127.0.0.1:9/"}), State.FAILED, "http_302"),
        (Answer(201, {"unexpected": 1}), State.UNKNOWN, "no_reference"),
    ],
)
def test_what_the_centre_answers_decides(message, centre, answer, state, failure):
    centre.next_answers.append(answer)
    ended = _ended(message("sms"))
    assert (ended.state, ended.failure) == (state, failure)
    assert len(centre.requests) == 1


def test_a_text_refused_for_a_moment_arrives_the_next_time_under_the_same_key(message, centre):
    centre.next_answers.append(Answer(503))
    waiting = message("sms")
    assert _ended(waiting).state == State.PENDING
    assert deliver(message_id=waiting.pk, now=timezone.now() + timedelta(minutes=1)).state == State.SENT
    assert [asked.key for asked in centre.requests] == [str(waiting.pk)] * 2


def test_a_centre_that_falls_silent_leaves_it_unknown_and_is_not_asked_again(message, centre, settings):
    settings.SMS_TIMEOUT = 0.3
    centre.next_answers.append(Answer(silent=5))
    waiting = message("sms")
    ended = _ended(waiting)
    assert (ended.state, ended.failure, ended.ask_at) == (State.UNKNOWN, "no_answer", None)
    assert _ended(waiting) is None
    assert len(centre.requests) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_one_text(message, centre):
    waiting = message("sms")

    def work():
        jobs.deliver(message_id=str(waiting.pk))
        connection.close()

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(centre.requests) == 1
    assert Message.objects.get().state == State.SENT


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_an_act_left(people, tells, post, centre):
    notify([tells(people.imran)], of=record("case.comment", None, by=people.noura))
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert NUMBER in _mail(post)["Subject"]
    assert len(centre.texts_to("+966500000109")) == 1
    assert {message.state for message in Message.objects.all()} == {State.SENT}


@pytest.mark.parametrize("channel", ["email", "sms"])
def test_without_a_provider_a_demonstration_keeps_it_and_else_it_fails_visibly(message, settings, channel):
    settings.EMAIL_HOST = settings.SMS_URL = ""
    settings.DEMONSTRATION = True
    kept = _ended(message(channel))
    assert (kept.state, kept.reference) == (State.SENT, "mailbox")
    settings.DEMONSTRATION = False
    lost = _ended(message(channel, event=None))
    assert (lost.state, lost.failure) == (State.FAILED, "not_configured")


def test_a_demonstration_never_writes_to_its_invented_numbers(message, settings):
    settings.DEMONSTRATION, settings.SMS_URL = True, "https://sms.example.test/v1/messages"
    assert _ended(message("sms")).reference == "mailbox"


def test_a_provider_nobody_described_is_none(message, settings, centre):
    settings.DEMONSTRATION, settings.SMS_SHAPE = False, "pigeons"
    assert _ended(message("sms")).failure == "not_configured"


def test_the_token_does_not_travel_in_clear(message, settings):
    settings.DEMONSTRATION, settings.SMS_URL = False, "http://sms.example.test/v1/messages"
    assert _ended(message("sms")).failure == "insecure_address"


class _mute_after_greeting:
    """A server that greets, accepts the hello, and then says no more."""

    def __enter__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.held = []
        Thread(target=self._serve, daemon=True).start()
        return self.server.getsockname()

    def _serve(self):
        try:
            client, _ = self.server.accept()
        except OSError:
            return
        self.held.append(client)
        client.sendall(b"220 mute\r\n")
        client.recv(1000)
        client.sendall(b"250 mute\r\n")

    def __exit__(self, *_):
        self.server.close()
        for client in self.held:
            client.close()


def test_what_breaks_on_the_way_is_told_in_the_log_and_comes_back(message, monkeypatch, caplog):
    broken = message()
    monkeypatch.setattr(delivery, "hand_over", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        delivery.deliver(message_id=broken.pk)
    assert str(broken.pk) in caplog.text and "There is news" not in caplog.text
    broken.refresh_from_db()
    assert broken.state == State.SENDING and broken.leased_until is not None
