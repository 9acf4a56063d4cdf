"""A browser is allowed to show notices."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications.actions import subscribe
from jehat.notifications.browsers import name_of
from jehat.notifications.models import Subscription

pytestmark = pytest.mark.usefixtures("in_english")

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Mobile Safari/537.36"
)


def test_it_is_kept_and_recorded_without_its_address(people, browser_of):
    browser = browser_of(people.imran)
    kept = Subscription.objects.get()
    assert (kept.user, kept.endpoint, kept.public_key) == (people.imran, browser.endpoint, browser.keys["public_key"])
    event = Event.objects.get(verb="push.subscribe")
    assert event.subject_id == kept.pk and event.particulars == {}


def test_the_same_browser_is_one(people, push_service):
    browser = push_service.subscribe()
    for _count in range(2):
        subscribe(by=people.imran, endpoint=browser.endpoint, **browser.keys)
    assert Subscription.objects.count() == 1


def test_a_shared_browser_belongs_to_whoever_allowed_it_last(people, push_service):
    browser = push_service.subscribe()
    for person in (people.imran, people.sara):
        subscribe(by=person, endpoint=browser.endpoint, **browser.keys)
    assert Subscription.objects.get().user == people.sara


def test_the_oldest_of_many_makes_room(people, browser_of):
    browsers = [browser_of(people.imran) for _count in range(Subscription.MOST + 1)]
    kept = {one.endpoint for one in Subscription.objects.all()}
    assert kept == {browser.endpoint for browser in browsers[1:]}


def test_an_unknown_service_is_refused(people, push_service, settings):
    browser = push_service.subscribe()
    settings.PUSH_HOSTS = ["fcm.googleapis.com"]
    with pytest.raises(Refused, match="does not know"):
        subscribe(by=people.imran, endpoint=browser.endpoint, **browser.keys)
    assert not Subscription.objects.exists()


class TestDoor:
    @pytest.fixture
    def address(self):
        return reverse("notifications:push")

    def test_it_takes_what_a_browser_says(self, client, people, push_service, address):
        client.force_login(people.imran)
        browser = push_service.subscribe()
        given = {"endpoint": browser.endpoint, **browser.keys}
        assert client.post(address, given, headers={"user-agent": PHONE}).status_code == 201
        assert Subscription.objects.get().device == "Chrome · Android"

    @pytest.mark.parametrize(
        "wrong",
        [{"public_key": "AAAA"}, {"public_key": "é"}, {"secret": "x"}, {"secret": ""}, {"endpoint": ""}],
    )
    def test_it_refuses_keys_that_are_none(self, client, people, push_service, address, wrong):
        client.force_login(people.imran)
        browser = push_service.subscribe()
        given = {"endpoint": browser.endpoint, **browser.keys, **wrong}
        assert client.post(address, given).status_code == 422

    def test_strangers_sign_in_first(self, client, db, address):
        assert client.post(address).status_code == 302

    def test_nobody_reads_it(self, client, people, address):
        client.force_login(people.imran)
        assert client.get(address).status_code == 405


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Chrome · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux"),
        ("", ""),
    ],
)
def test_its_owner_knows_it_again(agent, name):
    assert name_of(agent) == name
