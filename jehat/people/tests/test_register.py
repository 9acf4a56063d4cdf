import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people import actions, throttle
from jehat.people.models import Identifier, Registration, User

from .conftest import PASSWORD, plain

pytestmark = pytest.mark.django_db

ASKED = {
    "details": {"first_ar": "ليلى", "family_ar": "الحربي", "language": "ar", "consent": "2026-11-21"},
    "contact_kind": "mobile",
    "contact": "+966500000301",
    "password": PASSWORD,
}
TYPED = {
    "first_name": "ليلى",
    "family_name": "الحربي",
    "contact": "٠٥٠٠٠٠٠٣٠١",
    "password": PASSWORD,
    "consent": "on",
}


def post(client, **changes):
    return client.post(reverse("people:register"), {**TYPED, **changes})


def test_a_code_is_sent_and_nothing_is_opened_yet(sent):
    registration = actions.register(**ASKED)
    assert not User.objects.exists()
    (letter,) = sent
    assert (letter.channel, letter.recipient) == ("sms", "+966500000301")
    assert re.search(r"\b\d{6}\b", letter.body)
    assert registration.is_open(timezone.now())
    event = Event.objects.get()
    assert (event.verb, event.by, event.particulars) == ("person.register", None, {"contact": "mobile"})


def test_an_arabic_message_fits_one_sms(sent, add):
    actions.register(**ASKED)
    add(mobile="0500000301")
    actions.register(**ASKED)
    assert all(len(letter.body) <= 70 for letter in sent), [letter.body for letter in sent]


def test_the_row_holds_neither_names_nor_contact_nor_hash_nor_code(sent):
    actions.register(**ASKED)
    code = re.search(r"\d{6}", sent[0].body)[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_registration")
        row = b"|".join(v.tobytes() if isinstance(v, memoryview) else str(v).encode() for v in cursor.fetchone())
    for secret in ("ليلى", "500000301", "argon2", PASSWORD, code):
        assert secret.encode() not in row


def test_the_owner_of_the_contact_is_told_and_no_code_exists(sent, add):
    owner = add(mobile="0500000301")
    registration = actions.register(**ASKED)
    (letter,) = sent
    assert letter.to == owner
    assert not re.search(r"\d{6}", letter.body)
    assert registration.is_open(timezone.now())


@pytest.mark.parametrize("password", ["short", "password123", "1234567890", "+966500000301", "x0500000301", "ليلى"])
def test_weak_passwords_and_those_that_hold_the_contact_are_refused(sent, password):
    with pytest.raises(ValidationError):
        actions.register(**ASKED | {"password": password})
    assert not sent


def test_one_contact_gets_few_codes(sent):
    now = timezone.now()
    for _again in range(5):
        actions.register(**ASKED, now=now)
    with pytest.raises(throttle.Slow):
        actions.register(**ASKED, now=now)
    assert len(sent) == 5
    actions.register(**ASKED, now=now + timedelta(minutes=31))


def test_one_network_asks_for_few_codes(sent):
    now = timezone.now()
    limits = [throttle.registration_limits(contact=f"+9665{n:08}", network="10.0.0.0/24") for n in range(61)]
    for limit in limits[:60]:
        throttle.require(limit, now=now)
    with pytest.raises(throttle.Slow):
        throttle.require(limits[60], now=now)


def test_a_visitor_cannot_tell_a_known_contact_from_an_unknown_one(client, sent, add, hashes):
    unknown = post(client, contact="0500000301")
    shown_unknown, hashed_unknown = client.get(unknown.url), list(hashes)
    wrong_unknown = client.post(unknown.url, {"code": "000000"})
    client.cookies.clear()
    add(mobile="0500000301")
    hashes.clear()
    known = post(client, contact="0500000301")
    shown_known, hashed_known = client.get(known.url), list(hashes)
    wrong_known = client.post(known.url, {"code": "000000"})
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert plain(shown_unknown) == plain(shown_known)
    assert plain(wrong_unknown) == plain(wrong_known)
    assert wrong_unknown.status_code == wrong_known.status_code == 422
    assert hashed_unknown == hashed_known == ["encode"]
    assert [event.verb for event in Event.objects.order_by("pk")] == ["person.register", "person.prove_contact"] * 2


def test_claimed_numbers_of_others_are_told_from_free_ones_by_nothing(client, sent, add):
    add(national_id="1999900028")
    first = post(client, identity_kind="national_id", identity_number="1999900028")
    second = post(client, contact="0500000302", identity_kind="national_id", identity_number="1999900010")
    assert first.status_code == second.status_code == 302


def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, sent):
    response = post(client, family_name="", contact="05", identity_number="1999900011", identity_kind="national_id")
    assert response.status_code == 422
    form = response.context["form"]
    assert set(form.errors) == {"family_name", "contact", "identity_number"}
    body = response.content.decode()
    assert 'value="ليلى"' in body and PASSWORD not in body
    assert '<details id="more_about_you" class="form-group" open>' in body
    assert not Registration.objects.exists()


def test_who_gives_his_identity_as_contact_is_told_where_it_belongs(client, sent):
    response = post(client, contact="١٩٩٩٩٠٠٠١٠")
    body = response.content.decode()
    assert response.status_code == 422 and not Registration.objects.exists()
    assert "هذا رقم هوية" in body and '<details id="more_about_you" class="form-group" open>' in body
    assert body.index('id="more_about_you"') < body.index('name="consent"')


def test_names_are_kept_under_their_alphabet_and_dates_in_their_calendar(client, sent):
    post(
        client,
        father_name="سعد",
        other_first="Layla",
        other_family="Alharbi",
        birth_calendar="hijri",
        birth_day="١٢",
        birth_month="5",
        birth_year="1410",
        residence="outside",
        second_contact="Layla@Example.test",
        language="en",
    )
    details = Registration.objects.get().details
    assert (details["father_ar"], details["first_en"], details["family_en"]) == ("سعد", "Layla", "Alharbi")
    assert (details["birth_date"], details["birth_calendar"]) == ("1410-05-12", "hijri")
    assert details["identifiers"] == {"mobile": "+966500000301", "email": "layla@example.test"}
    assert (details["residence"], details["language"]) == ("outside", "en")
    assert details["password"].startswith("argon2")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"birth_day": "31", "birth_month": "2", "birth_year": "1410"}, "birth_day"),
        ({"birth_day": "1", "birth_month": "", "birth_year": "1410"}, "birth_day"),
        ({"birth_calendar": "gregorian", "birth_day": "1", "birth_month": "1", "birth_year": "2150"}, "birth_year"),
        ({"second_contact": "0500000399"}, "second_contact"),
        ({"second_contact": "nobody@"}, "second_contact"),
        ({"identity_number": "12", "identity_kind": "iqama"}, "identity_number"),
        ({"identity_number": "1999900010", "identity_kind": ""}, "identity_number"),
        ({"consent": ""}, "consent"),
        ({"password": "1999900010a", "identity_kind": "national_id", "identity_number": "1999900010"}, "password"),
        ({"password": ""}, "password"),
        ({"contact": ""}, "contact"),
    ],
)
def test_each_wrong_answer_is_named(client, sent, changes, field):
    response = post(client, **changes)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}


def test_too_many_tries_are_told_to_wait(client, sent):
    responses = [post(client) for _again in range(6)]
    assert [response.status_code for response in responses] == [302] * 5 + [429]
    assert int(responses[-1].headers["Retry-After"]) > 0


def test_who_is_signed_in_needs_no_second_account(client, sara):
    client.force_login(sara)
    assert client.get(reverse("people:register")).url == reverse("portal:home")


def test_no_identifier_is_in_clear(sent, sara):
    with connection.cursor() as cursor:
        cursor.execute("SELECT value, index FROM people_identifier")
        cells = b"".join(cell.tobytes() for row in cursor.fetchall() for cell in map(memoryview, row))
    assert Identifier.objects.count() == 3
    assert b"1999900010" not in cells and b"500000201" not in cells
