"""Signing in with a second factor by the pages, as a browser does it."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.people import time_codes
from jehat.people.models import SecondFactor

from .conftest import PASSWORD
from .passkey_device import HOST, Device

pytestmark = pytest.mark.django_db

ANSWERS = {"identifier": "sara.test", "password": PASSWORD}


def browser() -> Client:
    return Client(SERVER_NAME=HOST, headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126"})


@pytest.fixture
def here(sara, sent):
    client = browser()
    client.post(reverse("people:sign_in"), ANSWERS, secure=True)
    return client


@pytest.fixture
def with_app(here, sara):
    """Sara has set up an app; her secret."""
    return set_up_app(here)


@pytest.fixture
def device(here):
    return set_up_passkey(here)


def set_up_app(client) -> str:
    client.get(reverse("people:enrol_app"), secure=True)
    secret = client.session["app_secret"]
    # The step before is heard as well, and leaves the present one for what follows.
    code = time_codes.code_at(secret, time_codes.step_at(timezone.now()) - 1)
    response = client.post(reverse("people:enrol_app"), {"code": code}, secure=True)
    assert response.url == reverse("people:backup_codes"), response.content.decode()
    return secret


def set_up_passkey(client) -> Device:
    device = Device()
    options = client.post(reverse("people:offer_passkey"), secure=True).json()
    reply = json.dumps(device.create(options))
    response = client.post(reverse("people:enrol_passkey"), {"reply": reply}, secure=True)
    assert response.url == reverse("people:backup_codes")
    return device


def now_shown(secret: str, ahead: int = 0) -> str:
    return time_codes.code_at(secret, time_codes.step_at(timezone.now()) + ahead)


def second_step(client, **given):
    client.post(reverse("people:sign_in"), ANSWERS | {"next": "/account/"}, secure=True)
    return client.post(reverse("people:second_step"), given, secure=True)


def is_in(client) -> bool:
    return client.get(reverse("people:account"), secure=True).status_code == 200


def test_the_password_alone_lets_nobody_in_who_has_an_app(with_app):
    client = browser()
    response = client.post(reverse("people:sign_in"), ANSWERS, secure=True)
    assert response.url == reverse("people:second_step")
    assert not is_in(client)
    assert client.get(response.url, secure=True).status_code == 200


def test_the_code_of_the_app_leads_to_the_page_that_was_asked_for(with_app):
    client = browser()
    assert second_step(client, code=now_shown(with_app)).url == "/account/"
    assert is_in(client)


def test_a_wrong_code_says_so_and_lets_nobody_in(with_app):
    client = browser()
    response = second_step(client, code="000000")
    assert response.status_code == 422 and "error-summary" in response.content.decode()
    assert not is_in(client)


def test_a_guesser_waits(with_app):
    client = browser()
    answers = [second_step(client, code="000000").status_code for _number in range(6)]
    assert answers == [422] * 5 + [429]


def test_backup_codes_are_shown_once_and_each_opens_once(with_app, here):
    page = here.get(reverse("people:backup_codes"), secure=True).content.decode()
    codes = re.findall(r"<code>([a-z0-9-]{11})</code>", page)
    assert len(codes) == 10
    assert here.get(reverse("people:backup_codes"), secure=True).url == reverse("people:second_factor")
    assert second_step(browser(), code=codes[0].upper().replace("-", " ")).status_code == 302
    assert second_step(browser(), code=codes[0]).status_code == 422


def test_a_passkey_is_the_second_step(device):
    client = browser()
    client.post(reverse("people:sign_in"), ANSWERS, secure=True)
    reply = device.get(client.post(reverse("people:ask_passkey"), secure=True).json())
    assert client.post(reverse("people:second_step"), {"reply": json.dumps(reply)}, secure=True).status_code == 302
    assert is_in(client)


def test_a_passkey_is_a_way_in_by_itself(device, sara):
    client = browser()
    options = client.post(reverse("people:ask_passkey"), secure=True).json()
    assert not options["publicKey"].get("allowCredentials") and options["publicKey"]["userVerification"] == "required"
    given = {"reply": json.dumps(device.get(options)), "next": "/account/appearance/"}
    assert client.post(reverse("people:sign_in_by_passkey"), given, secure=True).url == "/account/appearance/"
    assert sara.sign_ins.current().latest("since").means == "passkey"


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "https://jehat.test.evil.example"},
        {"flags": 0x01},
        {"host": "evil.example"},
        {"name": b"another passkey.."},
        {"handle": ""},
    ],
)
def test_a_passkey_that_is_not_right_lets_nobody_in(device, change):
    client = browser()
    options = client.post(reverse("people:ask_passkey"), secure=True).json()
    for name, value in change.items():
        setattr(device, name, value)
    client.post(reverse("people:sign_in_by_passkey"), {"reply": json.dumps(device.get(options))}, secure=True)
    assert not is_in(client)


@pytest.mark.parametrize("nonsense", ["", "{", "[]", "{}", '{"id": "x", "rawId": "x"}', '{"response": 5}'])
def test_nonsense_is_no_answer(device, nonsense):
    client = browser()
    client.post(reverse("people:ask_passkey"), secure=True)
    response = client.post(reverse("people:sign_in_by_passkey"), {"reply": nonsense}, secure=True)
    assert response.url == reverse("people:sign_in") and not is_in(client)


def test_an_answer_is_heard_once(device):
    client = browser()
    options = client.post(reverse("people:ask_passkey"), secure=True).json()
    given = {"reply": json.dumps(device.get(options))}
    assert client.post(reverse("people:sign_in_by_passkey"), given, secure=True).status_code == 302
    client.post(reverse("people:sign_out"), secure=True)
    client.post(reverse("people:ask_passkey"), secure=True)
    client.post(reverse("people:sign_in_by_passkey"), given, secure=True)
    assert not is_in(client)


def test_a_copied_passkey_is_refused(device):
    device.count = 0
    client = browser()
    options = client.post(reverse("people:ask_passkey"), secure=True).json()
    client.post(reverse("people:sign_in_by_passkey"), {"reply": json.dumps(device.get(options))}, secure=True)
    assert not is_in(client)


def test_the_step_waits_ten_minutes_and_no_longer(with_app, monkeypatch):
    from datetime import timedelta

    from jehat.people.views import entering

    client = browser()
    client.post(reverse("people:sign_in"), ANSWERS, secure=True)
    monkeypatch.setattr(entering, "PATIENCE", timedelta(0))
    response = client.post(reverse("people:second_step"), {"code": now_shown(with_app)}, secure=True)
    assert response.url == reverse("people:sign_in") and not is_in(client)


def test_a_new_password_does_not_go_round_it(with_app, sara):
    sara.set_password("another-1448-safa")
    sara.save(update_fields=["password"])
    client = browser()
    client.post(reverse("people:sign_in"), ANSWERS | {"password": "another-1448-safa"}, secure=True)
    assert not is_in(client)


def test_its_page_shows_what_is_set_up_and_takes_it_away(with_app, here, sara):
    page = here.get(reverse("people:second_factor"), secure=True).content.decode()
    factor = sara.second_factors.get(kind=SecondFactor.Kind.APP)
    url = reverse("people:remove_factor", args=[factor.pk])
    assert url in page
    here.post(url, secure=True)
    assert not sara.second_factors.exists()
    assert "/remove/" not in here.get(reverse("people:second_factor"), secure=True).content.decode()


def test_nothing_of_it_lies_in_clear(with_app, device_bytes):
    assert with_app.encode() not in device_bytes() and b"secret" not in device_bytes()


@pytest.fixture
def device_bytes(db):
    from django.db import connection

    def read():
        with connection.cursor() as cursor:
            cursor.execute("SELECT sealed FROM people_secondfactor")
            return b"".join(bytes(row[0]) for row in cursor.fetchall())

    return read


def test_the_pages_refuse_strangers(client, sara):
    for name in ("second_factor", "set_up", "enrol_app", "backup_codes", "confirm"):
        assert client.get(reverse(f"people:{name}")).status_code == 302
    assert client.get(reverse("people:second_step")).url == reverse("people:sign_in")
