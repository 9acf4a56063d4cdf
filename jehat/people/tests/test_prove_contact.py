import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import Identifier, Registration, User

from .conftest import PASSWORD
from .test_register import ASKED, TYPED

pytestmark = pytest.mark.django_db


def code_of(letter) -> str:
    return re.search(r"\b\d{6}\b", letter.body)[0]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.fixture
def waiting(sent):
    details = ASKED["details"] | {"identifiers": {"national_id": "1999900010"}, "residence": "outside"}
    return actions.register(**ASKED | {"details": details})


def test_the_right_code_opens_the_account(waiting, sent):
    user = actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    assert re.fullmatch(r"u[a-z2-7]{20}", user.username)
    assert (user.first_ar, user.family_ar, user.language) == ("ليلى", "الحربي", "ar")
    assert user.check_password(PASSWORD)
    assert user.beneficiary.residence == "outside"
    proved = {identifier.kind: identifier.proved_at is not None for identifier in user.identifiers.all()}
    assert proved == {"mobile": True, "national_id": False}
    event = Event.objects.filter(verb="person.prove_contact").get()
    assert event.by == user
    assert event.particulars == {"contact": "mobile", "consent": "2026-11-21"}


def test_nothing_of_the_registration_is_kept_after_it(waiting, sent):
    actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    assert Registration.objects.get().details == {}


def test_a_code_works_once(waiting, sent):
    actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    with pytest.raises(Refused, match="used"):
        actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    assert User.objects.count() == 1


def test_five_wrong_codes_end_it(waiting, sent):
    code = code_of(sent[0])
    for _again in range(5):
        assert actions.prove_contact(registration=waiting, code=other_than(code)) is None
    with pytest.raises(Refused, match="too often"):
        actions.prove_contact(registration=waiting, code=code)
    assert not User.objects.exists()
    assert Event.objects.filter(verb="person.prove_contact", outcome="refused").count() == 6


def test_ten_minutes_end_it(waiting, sent):
    late = timezone.now() + timedelta(minutes=10, seconds=1)
    with pytest.raises(Refused, match="expired"):
        actions.prove_contact(registration=waiting, code=code_of(sent[0]), now=late)


def test_a_code_of_another_registration_is_worth_nothing(waiting, sent):
    other = actions.register(**ASKED | {"contact": "+966500000302"})
    if code_of(sent[0]) != code_of(sent[1]):
        assert actions.prove_contact(registration=other, code=code_of(sent[0])) is None


def test_of_two_who_prove_one_contact_the_second_is_refused(waiting, sent):
    second = actions.register(**ASKED)
    actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    with pytest.raises(Refused, match="already"):
        actions.prove_contact(registration=second, code=code_of(sent[1]))
    assert User.objects.count() == 1


def test_the_proved_owner_comes_before_an_earlier_claim(waiting, sent, add):
    claimer = add(proved=False, mobile="0500000301")
    owner = actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    assert Identifier.objects.filter(kind="mobile").best_claim_first().first().user == owner != claimer


def test_a_person_is_in_after_two_pages(client, sent):
    client.post(reverse("people:register"), TYPED)
    response = client.post(reverse("people:prove"), {"code": f" {code_of(sent[0])[:3]} {code_of(sent[0])[3:]} "})
    assert response.url == reverse("portal:home")
    assert client.get(response.url).status_code == 200
    assert User.objects.get().sign_ins.current().count() == 1
    assert "registration" not in client.session


def test_arabic_digits_are_digits(client, sent):
    client.post(reverse("people:register"), TYPED)
    code = code_of(sent[0]).translate({ord("0") + n: 0x0660 + n for n in range(10)})
    assert client.post(reverse("people:prove"), {"code": code}).status_code == 302


def test_the_page_says_what_is_wrong(client, sent):
    client.post(reverse("people:register"), TYPED)
    short = client.post(reverse("people:prove"), {"code": "12"})
    wrong = client.post(reverse("people:prove"), {"code": other_than(code_of(sent[0]))})
    assert (short.status_code, wrong.status_code) == (422, 422)
    assert list(short.context["form"].errors["code"]) != list(wrong.context["form"].errors["code"])
    Registration.objects.update(expires_at=timezone.now())
    ended = client.post(reverse("people:prove"), {"code": code_of(sent[0])})
    assert ended.status_code == 422
    assert not ended.context["is_open"]


def test_a_stranger_without_the_session_has_nothing_to_prove(client, waiting):
    assert client.get(reverse("people:prove")).url == reverse("people:register")


@pytest.mark.django_db(transaction=True)
def test_one_code_twice_at_once_opens_one_account(waiting, sent):
    def prove(_number):
        try:
            return actions.prove_contact(registration=waiting, code=code_of(sent[0]))
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as together:
        opened = [user for user in together.map(prove, range(4)) if user]
    assert len(opened) == User.objects.count() == 1
