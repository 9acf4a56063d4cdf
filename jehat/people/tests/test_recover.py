import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.models import Event
from jehat.core.precedence import SOMEBODY_WAITS
from jehat.people import actions, queue, throttle
from jehat.people.models import Recovery

from .conftest import plain

pytestmark = pytest.mark.django_db

ADDRESS = "/account/recover/"
KNOWN = ["0500000301", "layla@example.test", "1999900010", "A1234567", "layla.test"]
UNKNOWN = ["0500000777", "nobody@example.test", "1999900028", "Z7654321", "nobody.test", "???"]


@pytest.fixture
def known(add):
    return add(
        mobile="0500000301",
        email="layla@example.test",
        national_id="1999900010",
        passport="A1234567",
        username="layla.test",
    )


@pytest.mark.parametrize("identifier", KNOWN)
def test_a_code_is_on_its_way_by_a_job(sent, known, identifier):
    recovery = actions.recover(identifier=identifier, channel="mobile", network="203.0.113.0/24")
    assert recovery.user == known and not sent
    job = ProcrastinateJob.objects.get(task_name=queue.SEND_RECOVERY_CODE)
    assert job.args == {"recovery_id": str(recovery.pk)}
    assert job.priority == SOMEBODY_WAITS, "he waits for it, with the page open"
    particulars = Event.objects.get(verb="person.recover").particulars
    assert set(particulars) == {"contact", "network"} and "203" not in particulars["network"]


@pytest.mark.parametrize("identifier", UNKNOWN)
def test_for_nobody_the_same_happens(sent, known, identifier):
    recovery = actions.recover(identifier=identifier, channel="email")
    assert recovery.user is None
    assert ProcrastinateJob.objects.filter(task_name=queue.SEND_RECOVERY_CODE).count() == 1
    assert Event.objects.filter(verb="person.recover").count() == 1


def answers(client, identifier, channel):
    first = client.post(ADDRESS, {"identifier": identifier, "channel": channel})
    second = client.get(first.url)
    third = client.post(first.url, {"code": "000000", "password": "wahat-safa-1449"})
    return [first.status_code, first.url, second.status_code, plain(second), third.status_code, plain(third)]


@pytest.mark.parametrize("channel", ["mobile", "email"])
def test_no_answer_tells_whether_there_is_an_account(client, sent, add, channel):
    add(mobile="0500000301")
    assert answers(client, "0500000301", channel) == answers(client, "0500000777", channel)


def test_a_closed_account_is_nobody(sent, known):
    known.is_active = False
    known.save(update_fields=["is_active"])
    assert actions.recover(identifier="0500000301", channel="mobile").user is None


def test_it_is_slowed_for_one_person_from_everywhere_and_for_one_network(sent, known):
    for number in range(5):
        actions.recover(identifier="0500000301", channel="mobile", network=f"net{number}")
    with pytest.raises(throttle.Slow):
        actions.recover(identifier="+966500000301", channel="email", network="net9")
    for number in range(30):
        actions.recover(identifier=f"person{number}.test", channel="email", network="one")
    with pytest.raises(throttle.Slow):
        actions.recover(identifier="somebody.test", channel="email", network="one")


def test_the_page_says_when_to_come_back(client, sent, known):
    for _number in range(5):
        client.post(ADDRESS, {"identifier": "0500000301", "channel": "mobile"})
    response = client.post(ADDRESS, {"identifier": "0500000301", "channel": "mobile"})
    assert response.status_code == 429 and int(response.headers["Retry-After"]) > 0
    assert b"0500000301" in response.content


def test_a_channel_that_is_none_is_said(client, db):
    assert client.post(ADDRESS, {"identifier": "0500000301", "channel": "pigeon"}).status_code == 422
    assert not Recovery.objects.exists()


def test_the_door_shows_the_way(client, db):
    assert reverse("people:recover").encode() in client.get(reverse("people:sign_in")).content
