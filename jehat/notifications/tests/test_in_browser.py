"""In a real browser: allowing notices, being shown one, and counting while a template is written."""

import json
from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jehat.notifications import vapid
from jehat.notifications.channels.push import payload
from jehat.notifications.models import Message, Subscription
from tests.browser import chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A browser under test reaches no push service, so the service's answer is put in its place; the rest is the browser's.
SERVICE = """
const told = %s;
const plain = (text) => atob(text.replace(/-/g, "+").replace(/_/g, "/"));
const bytes = (text) => Uint8Array.from(plain(text), (letter) => letter.charCodeAt(0)).buffer;
const kept = () => localStorage.getItem("subscribed") && {
  endpoint: told.endpoint,
  options: { applicationServerKey: bytes(localStorage.getItem("subscribed")) },
  getKey: (name) => bytes(name === "auth" ? told.secret : told.public_key),
  unsubscribe: async () => localStorage.removeItem("subscribed"),
};
PushManager.prototype.getSubscription = async () => kept();
PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
  if (!userVisibleOnly) throw new Error("a silent push is not allowed");
  localStorage.setItem("subscribed", btoa(String.fromCharCode(...applicationServerKey)));
  return kept();
};
"""


@pytest.fixture
def seat(live_server, client, settings):
    """`with seat(user) as page`: a page of somebody who is signed in."""

    @contextmanager
    def seat(user, *, script="", **context):
        client.force_login(user)
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
            "url": live_server.url,
        }
        with chromium() as browser:
            where = browser.new_context(base_url=live_server.url, **context)
            where.add_cookies([cookie])
            where.add_init_script(script or "0")
            page = where.new_page()
            faults = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            yield page
            assert faults == []

    return seat


def test_a_person_allows_notices_and_is_shown_one(world, seat, push_service):
    device = push_service.subscribe()
    script = SERVICE % json.dumps({"endpoint": device.endpoint, **device.keys})
    with seat(
        world.imran, script=script, permissions=["notifications"], viewport={"width": 390, "height": 844}
    ) as page:
        page.goto(reverse("notifications:preferences"))
        button = page.locator("push-switch button")
        expect(button).to_be_visible()
        button.click()
        expect(page.locator("[data-say=on]")).to_be_visible()
        expect(button).to_be_hidden()
        used = page.evaluate("localStorage.getItem('subscribed')")
        shown = _delivered(page, _message_to(world.imran))
    kept = Subscription.objects.get()
    assert (kept.user, kept.endpoint, kept.secret) == (world.imran, device.endpoint, device.keys["secret"])
    assert used.rstrip("=") == vapid.public_key().replace("-", "+").replace("_", "/")
    assert shown == {
        "title": "Jehat",
        "body": "There is news of case WRM-1448-000123",
        "dir": "ltr",
        "lang": "en",
        "url": "/cases/WRM-1448-000123/",
    }


def _message_to(person) -> Message:
    person.language = "en"
    return Message(to=person, channel="push", body="There is news of case WRM-1448-000123\n/cases/WRM-1448-000123/")


def _delivered(page, message) -> dict:
    """What the browser shows of a message that its push service hands to our worker."""
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    session = page.context.new_cdp_session(page)
    registrations = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated", lambda told: registrations.extend(told.get("registrations", []))
    )
    session.send("ServiceWorker.enable")
    for _ in range(600):
        if registrations:
            break
        page.wait_for_timeout(50)
    origin = page.evaluate("location.origin")
    told = {"origin": origin, "registrationId": registrations[0]["registrationId"], "data": payload(message).decode()}
    session.send("ServiceWorker.deliverPushMessage", told)
    page.wait_for_function(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 1", timeout=10_000
    )
    return page.evaluate(
        """async () => {
          const [one] = await (await navigator.serviceWorker.ready).getNotifications();
          return { title: one.title, body: one.body, dir: one.dir, lang: one.lang, url: one.data.url };
        }"""
    )


def test_permission_is_asked_for_only_by_the_button(world, seat, push_service):
    script = "self.asked = 0; Notification.requestPermission = async () => { self.asked += 1; return 'denied'; };"
    with seat(world.imran, script=script) as page:
        page.goto(reverse("notifications:preferences"))
        if page.evaluate("Notification.permission") == "default":
            assert page.evaluate("self.asked") == 0
            page.locator("push-switch button").click()
            assert page.evaluate("self.asked") == 1
        expect(page.locator("[data-say=denied]")).to_be_visible()
    assert not Subscription.objects.exists()


def test_a_template_is_counted_and_shown_while_it_is_written(world, seat):
    with seat(world.admin.user) as page:
        page.goto(reverse("notifications:write_template", args=["case.reply", "sms"]))
        arabic = page.locator("#words-ar")
        arabic.locator("textarea").fill("ب" * 71)
        expect(arabic.locator("[data-parts]")).to_have_text("2")
        expect(arabic.locator("[data-letters]")).to_have_text("71")
        arabic.locator("textarea").fill("{number}: {nothing}")
        expect(arabic.locator(".sample p")).to_contain_text(f"{world.entity.code}-1448-000123")
        expect(page.locator("#words-en [data-parts]")).to_have_text("1")
