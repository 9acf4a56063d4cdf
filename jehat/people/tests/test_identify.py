"""Who signs in: any identifier, one answer for every failure, and limits that slow a guesser and not the owner."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people import throttle
from jehat.people.models import Throttle, User

from .conftest import PASSWORD, plain

pytestmark = pytest.mark.django_db

SIGN_IN = "/account/sign-in/"
SPELLINGS = ["0500000201", "+966 50 000 0201", "٠٥٠٠٠٠٠٢٠١", "1999900010", "SARA.test", " sara.test "]
STRANGERS = ["0500000299", "1999900028", "nobody.test", "nobody@example.test", "؟؟", "A1234567"]


@pytest.fixture
def at(monkeypatch):
    """`at(seconds)` moves the clock that limits see."""
    start = timezone.now()

    def move(seconds):
        monkeypatch.setattr("jehat.people.actions.presence.timezone.now", lambda: start + timedelta(seconds=seconds))

    return move


def attempt(client, identifier, password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"identifier": identifier, "password": password}, **extra)


def told(response) -> dict:
    """The headers; the length of the page differs by what was typed, which it shows again."""
    return {name: value for name, value in response.headers.items() if name != "Content-Length"}


def test_the_address_is_what_these_tests_use():
    assert reverse("people:sign_in") == SIGN_IN


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_identifier_in_every_spelling_signs_in(client, sara, text):
    response = attempt(client, text)
    assert (response.status_code, response.url) == (302, reverse("portal:home"))


def test_a_password_typed_on_an_arabic_keyboard_is_the_same(client, sara):
    assert attempt(client, "sara.test", PASSWORD.replace("1448", "١٤٤٨")).status_code == 302


@pytest.mark.parametrize("unknown", STRANGERS)
def test_known_and_unknown_are_told_apart_by_nothing(sara, hashes, unknown):
    known = attempt(Client(), "sara.test", "wrong-password")
    counted_known = len(hashes)
    hashes.clear()
    stranger = attempt(Client(), unknown, "wrong-password")
    assert known.status_code == stranger.status_code == 422
    assert plain(known).replace("sara.test", "") == plain(stranger).replace(unknown, "")
    assert counted_known == len(hashes) == 1
    assert told(known) == told(stranger)


def test_accounts_without_password_and_closed_ones_cost_one_hash_too(add, hashes):
    add(username="waits.test", password="!unusable")
    closed = add(username="closed.test")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers = [attempt(Client(), name) for name in ("waits.test", "closed.test", "nobody.test")]
    assert {answer.status_code for answer in answers} == {422}
    assert len(hashes) == 3


def test_being_slowed_is_the_same_for_known_and_unknown(sara, at):
    at(0)
    answers = []
    for name in ("sara.test", "nobo.test"):
        client = Client()
        for _again in range(5):
            attempt(client, name, "wrong-password")
        answers.append(attempt(client, name, "wrong-password"))
    known, unknown = answers
    assert known.status_code == unknown.status_code == 429
    assert known.headers["Retry-After"] == unknown.headers["Retry-After"] == "2"
    assert plain(known).replace("sara.test", "") == plain(unknown).replace("nobo.test", "")


def test_a_thousand_guesses_in_ten_minutes_are_a_dozen(sara, hashes, at):
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    for number in range(1000):
        at(number * 0.6)
        attempt(guesser, "sara.test", f"guess-{number}")
    assert 5 <= len(hashes) <= 15
    # Even the right password is not heard now, so nothing is learnt from trying it.
    assert attempt(guesser, "sara.test").status_code == 429


def test_the_owner_is_not_locked_out_meanwhile(sara, at):
    device = Client(REMOTE_ADDR="203.0.113.9")
    at(0)
    attempt(device, "sara.test")
    device.post(reverse("people:sign_out"))
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    for _again in range(20):
        attempt(guesser, "sara.test", "wrong-password")
    assert attempt(guesser, "sara.test").status_code == 429
    # The owner, in the network of the guesser, on a device he used before; and on a new one elsewhere.
    assert attempt(device, "sara.test").status_code == 302
    assert attempt(Client(REMOTE_ADDR="198.51.100.4"), "sara.test").status_code == 302


def test_neighbours_of_one_network_share_a_limit_and_other_spellings_do_too(sara, at):
    at(0)
    for number, text in enumerate(["0500000201", "+966500000201", "٠٥٠٠٠٠٠٢٠١", "00966500000201", "500000201"]):
        attempt(Client(REMOTE_ADDR=f"203.0.113.{number}"), text, "wrong-password")
    assert attempt(Client(REMOTE_ADDR="203.0.113.99"), "0500000201").status_code == 429
    assert attempt(Client(REMOTE_ADDR="203.0.114.1"), "0500000201").status_code == 302


def test_a_forwarded_address_is_not_believed(sara, at):
    at(0)
    for number in range(5):
        attempt(Client(), "sara.test", "wrong-password", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert attempt(Client(), "sara.test", headers={"X-Forwarded-For": "192.0.2.99"}).status_code == 429


def test_a_network_that_tries_many_people_is_slowed(sara, at, monkeypatch):
    monkeypatch.setattr("jehat.people.backends.make_password", lambda password: None)
    at(0)
    answers = [attempt(Client(), f"person{number}.test", "wrong").status_code for number in range(61)]
    assert answers == [422] * 60 + [429]
    assert attempt(Client(), "sara.test").status_code == 429
    at(31)
    assert attempt(Client(), "sara.test").status_code == 302


def test_a_device_has_a_limit_of_its_own(sara, at):
    device = Client()
    at(0)
    attempt(device, "sara.test")
    device.post(reverse("people:sign_out"))
    answers = [attempt(device, "sara.test", "wrong-password").status_code for _again in range(6)]
    assert answers == [422] * 5 + [429]


def test_a_device_of_one_person_is_a_stranger_to_another(sara, add, at):
    add(username="other.test")
    device = Client()
    at(0)
    attempt(device, "other.test")
    device.post(reverse("people:sign_out"))
    for _again in range(5):
        attempt(Client(), "sara.test", "wrong-password")
    assert attempt(device, "sara.test").status_code == 429


def test_a_forged_device_cookie_is_none(sara, at):
    at(0)
    for _again in range(5):
        attempt(Client(), "sara.test", "wrong-password")
    forger = Client()
    forger.cookies["jehat_device"] = "eyJ1Ijox:forged:signature"
    assert attempt(forger, "sara.test").status_code == 429


def test_a_success_forgives_and_a_day_forgets(sara, at):
    at(0)
    client = Client()
    for _again in range(4):
        attempt(client, "sara.test", "wrong-password")
    attempt(client, "sara.test")
    assert not Throttle.objects.filter(failures__gt=4).exists()
    for _again in range(5):
        attempt(Client(), "sara.test", "wrong-password")
    at(24 * 3600 + 1)
    assert attempt(Client(), "sara.test").status_code == 302


def test_waits_double_up_to_five_minutes():
    limit, now = throttle.Delay(b"k"), timezone.now()
    waits = [limit.wait(Throttle(failures=failures, failed_at=now), now) for failures in range(4, 15)]
    assert waits == [0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_a_failure_is_recorded_without_what_was_typed(client, sara):
    attempt(client, "sara.test", "wrong-password")
    attempt(client, "nobody.test", "wrong-password")
    known, unknown = Event.objects.filter(verb="person.sign_in").order_by("pk")
    assert (known.by, known.outcome, known.subject_id) == (None, "refused", sara.pk)
    assert (unknown.by, unknown.outcome, unknown.subject_id) == (None, "refused", None)
    assert known.particulars == unknown.particulars
    assert set(known.particulars) == {"network"}
    assert len(known.particulars["network"]) == 32


def test_limits_are_kept_without_names_or_addresses(client, sara):
    attempt(client, "sara.test", "wrong-password")
    assert {len(bytes(row.key)) for row in Throttle.objects.all()} == {16}


def test_missing_answers_are_named_and_the_password_is_not_shown_again(client, sara):
    response = attempt(client, "sara.test", "")
    assert set(response.context["form"].errors) == {"password"}
    wrong = attempt(client, "sara.test", "typed-by-mistake")
    assert b"typed-by-mistake" not in wrong.content
    assert b'value="sara.test"' in wrong.content


@pytest.mark.django_db(transaction=True)
def test_parallel_guesses_are_counted_one_by_one(db):
    limit, now = throttle.Delay(throttle.trace("parallel").encode()[:16]), timezone.now()

    def guess(_number):
        try:
            return throttle.admit([limit], now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as together:
        waits = list(together.map(guess, range(24)))
    assert waits.count(0) == 5
