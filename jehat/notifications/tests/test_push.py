"""Web push from the notice to the browser: sealed for it alone, signed by the platform, with nothing secret in it."""

import time
from urllib.parse import urlsplit

import pytest

from jehat.audit.models import Event
from jehat.notifications import delivery, push_services, vapid
from jehat.notifications.models import Message, Subscription
from jehat.notifications.notify import notify
from tests.push_service import bytes_of, claims

from .conftest import NUMBER


@pytest.fixture
def pushed(people, event, tells):
    """Imran is told; gives the message that goes by push."""

    def pushed():
        notify([tells(people.imran)], of=event)
        return Message.objects.get(channel="push")

    return pushed


def test_the_browser_is_shown_number_and_news(people, browser_of, pushed):
    browser = browser_of(people.imran)
    message = delivery.deliver(message_id=pushed().pk)
    assert message.state == Message.State.SENT
    (shown,) = browser.shown()
    assert shown == {
        "title": "Jehat",
        "body": f"There is news of case {NUMBER}",
        "url": f"/cases/{NUMBER}",
        "tag": str(message.pk),
        "lang": "en",
        "dir": "ltr",
    }


def test_arabic_is_shown_from_right_to_left(people, event, tells, browser_of):
    browser = browser_of(people.sara)
    notify([tells(people.sara)], of=event)
    delivery.deliver(message_id=Message.objects.get(channel="push").pk)
    (shown,) = browser.shown()
    assert (shown["lang"], shown["dir"]) == ("ar", "rtl")
    assert "المعاملة" in shown["body"] and "\u200e" in shown["body"]


def test_nothing_can_be_read_on_the_way(people, browser_of, pushed):
    browser = browser_of(people.imran)
    delivery.deliver(message_id=pushed().pk)
    (push,) = browser.pushes
    assert NUMBER.encode() not in push.body and b"Jehat" not in push.body


def test_the_platform_says_who_it_is(people, push_service, browser_of, pushed):
    browser = browser_of(people.imran)
    delivery.deliver(message_id=pushed().pk)
    (push,) = browser.pushes
    told = claims(push)
    assert told["aud"] == push_service.origin
    assert 0 < told["exp"] - time.time() <= 24 * 3600
    assert told["sub"].startswith(("mailto:", "https://"))
    assert f"k={vapid.public_key()}" in push.headers["authorization"]
    assert int(push.headers["ttl"]) > 0 and len(push.headers["topic"]) <= 32


def test_the_key_pair_comes_from_its_secret_alone(settings):
    settings.VAPID_SECRET = "one"
    first = vapid.public_key()
    settings.VAPID_SECRET = "two"
    assert vapid.public_key() != first
    settings.VAPID_SECRET = "one"
    assert vapid.public_key() == first and len(bytes_of(first)) == 65


def test_every_browser_of_the_person_is_woken(people, browser_of, pushed):
    browsers = [browser_of(people.imran) for _count in range(3)]
    delivery.deliver(message_id=pushed().pk)
    assert [len(browser.pushes) for browser in browsers] == [1, 1, 1]


def test_browsers_of_others_are_not(people, browser_of, pushed):
    browser_of(people.imran)
    other = browser_of(people.sara)
    delivery.deliver(message_id=pushed().pk)
    assert other.pushes == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(people, browser_of, pushed, status):
    gone, there = browser_of(people.imran), browser_of(people.imran)
    gone.answers = [status]
    message = delivery.deliver(message_id=pushed().pk)
    assert message.state == Message.State.SENT and len(there.pushes) == 1
    assert [one.endpoint for one in Subscription.objects.all()] == [there.endpoint]
    assert Event.objects.filter(verb="push.forget").count() == 1


def test_where_the_last_is_gone_the_message_has_failed(people, browser_of, pushed):
    browser_of(people.imran).answers = [410]
    message = delivery.deliver(message_id=pushed().pk)
    assert (message.state, message.failure) == (Message.State.FAILED, "http_410")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_cannot_now_is_asked_again(people, browser_of, pushed, status):
    browser = browser_of(people.imran)
    browser.answers = [status]
    message = delivery.deliver(message_id=pushed().pk)
    assert message.state == Message.State.PENDING
    Message.objects.update(not_before=None)
    assert delivery.deliver(message_id=message.pk).state == Message.State.SENT
    assert [shown["tag"] for shown in browser.shown()] == [str(message.pk)]


@pytest.mark.parametrize("status", [400, 403, 413])
def test_a_refusal_is_one_for_good(people, browser_of, pushed, status):
    browser_of(people.imran).answers = [status]
    assert delivery.deliver(message_id=pushed().pk).state == Message.State.FAILED


def test_a_service_that_nobody_answers_at_is_asked_again(people, push_service, browser_of, pushed):
    browser_of(people.imran)
    message = pushed()
    push_service._server.server_close()
    push_service._server.shutdown()
    assert delivery.deliver(message_id=message.pk).state == Message.State.PENDING


def test_an_address_inside_is_never_called(people, settings, browser_of, pushed):
    browser = browser_of(people.imran)
    settings.MAY_CALL_ITSELF = False
    message = delivery.deliver(message_id=pushed().pk)
    assert (message.state, message.failure) == (Message.State.FAILED, "not_public")
    assert browser.pushes == []


def test_a_service_that_is_believed_no_longer_is_not_called(people, settings, browser_of, pushed):
    browser = browser_of(people.imran)
    settings.PUSH_HOSTS = ["push.example.test"]
    assert delivery.deliver(message_id=pushed().pk).failure == "unknown_service"
    assert browser.pushes == []


@pytest.mark.parametrize(
    ("endpoint", "is_known"),
    [
        ("https://fcm.googleapis.com/fcm/send/x", True),
        ("https://wns2-par02p.notify.windows.com/w/?token=x", True),
        ("https://web.push.apple.com/x", True),
        ("https://fcm.googleapis.com.evil.test/x", False),
        ("https://evilnotify.windows.com/x", False),
        ("https://evil.test/fcm.googleapis.com", False),
        ("https://user@fcm.googleapis.com/x", False),
        ("ftp://fcm.googleapis.com/x", False),
        ("http://[::1/x", False),
        ("https://fcm.googleapis.com/" + "x" * 1000, False),
        ("", False),
    ],
)
def test_only_known_services_are_believed(settings, endpoint, is_known):
    settings.PUSH_HOSTS = ["fcm.googleapis.com", ".push.apple.com", ".notify.windows.com"]
    assert push_services.is_known(endpoint) is is_known


def test_what_is_kept_of_a_browser_is_sealed(people, browser_of):
    browser = browser_of(people.imran, device="Chrome · Android")
    kept = Subscription.objects.get()
    row = Subscription.objects.filter(pk=kept.pk).values_list("endpoint_index").get()
    assert urlsplit(browser.endpoint).path.encode() not in bytes(row[0])
    assert (kept.endpoint, kept.device) == (browser.endpoint, "Chrome · Android")
