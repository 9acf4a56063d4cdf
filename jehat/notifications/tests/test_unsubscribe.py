"""A browser no longer shows notices."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications.actions import unsubscribe
from jehat.notifications.models import Message, Subscription
from jehat.notifications.notify import notify

pytestmark = pytest.mark.usefixtures("in_english")


def test_it_is_woken_no_more(people, event, tells, browser_of):
    browser_of(people.imran)
    unsubscribe(by=people.imran, subscription=Subscription.objects.get())
    assert not Subscription.objects.exists()
    assert Event.objects.filter(verb="push.unsubscribe", by=people.imran).exists()
    notify([tells(people.imran)], of=event)
    assert not Message.objects.filter(channel="push").exists()


def test_it_is_its_owners_alone(people, browser_of):
    browser_of(people.imran)
    with pytest.raises(Refused, match="somebody else"):
        unsubscribe(by=people.sara, subscription=Subscription.objects.get())
    assert Subscription.objects.exists()


def test_the_page_lists_and_removes_it(client, people, browser_of):
    browser_of(people.imran, device="Chrome · Android")
    kept = Subscription.objects.get()
    client.force_login(people.imran)
    address = reverse("notifications:unsubscribe", args=[kept.pk])
    page = client.get(reverse("notifications:preferences")).content.decode()
    assert address in page and "Chrome · Android" in page
    assert client.post(address).status_code == 302
    assert not Subscription.objects.exists()


def test_a_browser_says_itself_that_it_is_no_longer(client, people, browser_of):
    browser = browser_of(people.imran)
    client.force_login(people.imran)
    body = urlencode({"endpoint": browser.endpoint})
    assert client.delete(reverse("notifications:push"), body).status_code == 204
    assert client.delete(reverse("notifications:push"), body).status_code == 404


def test_another_persons_browser_is_not_found(client, people, browser_of):
    browser_of(people.imran)
    client.force_login(people.sara)
    kept = Subscription.objects.get()
    assert client.post(reverse("notifications:unsubscribe", args=[kept.pk])).status_code == 404
