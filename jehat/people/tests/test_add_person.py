import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, queries
from jehat.people.identifiers import IdentifierError
from jehat.people.models import Activation, User

pytestmark = pytest.mark.django_db

NAMES = {"first_ar": "نواف", "family_ar": "المطيري", "first_en": "Nawaf", "family_en": "Almutairi"}


def token_of(letter) -> str:
    return re.search(r"/account/activate/([\w-]+)/", letter.body)[1]


@pytest.fixture
def admin(add):
    return add(username="admin.test")


def hire(admin, email="n.almutairi@example.test", **given):
    return actions.add_person(by=admin, names=NAMES, email=email, **given)


def test_an_account_without_a_password_and_a_link_to_its_owner(admin, sent):
    user = hire(admin)
    assert not user.has_usable_password()
    assert user.name in ("نواف المطيري", "Nawaf Almutairi")
    assert not hasattr(user, "beneficiary")
    proved = {identifier.kind: identifier.proved_at is not None for identifier in user.identifiers.all()}
    assert proved == {"username": True, "email": False}
    (letter,) = sent
    assert (letter.channel, letter.recipient, letter.to) == ("email", "n.almutairi@example.test", user)
    assert "n.almutairi" in letter.body and token_of(letter)
    assert Event.objects.get(verb="person.add").by == admin


def test_the_link_lives_a_day_and_its_secret_is_not_kept(admin, sent):
    hire(admin)
    activation = Activation.objects.get()
    assert timedelta(hours=23) < activation.expires_at - timezone.now() <= timedelta(hours=24)
    with connection.cursor() as cursor:
        cursor.execute("SELECT token_index FROM people_activation")
        assert token_of(sent[0]).encode() not in bytes(cursor.fetchone()[0])


def test_a_user_name_is_found_from_the_address(admin, sent):
    names = [queries.contact_of(hire(admin, f"n.almutairi@unit{n}.test"), "username") for n in range(3)]
    assert names == ["n.almutairi", "n.almutairi2", "n.almutairi3"]
    assert queries.contact_of(hire(admin, "7+x@example.test"), "username") == "user.7.x"


def test_a_user_name_can_be_asked_for_once(admin, sent):
    hire(admin, username="Nawaf.M")
    with pytest.raises(Refused, match="taken"):
        hire(admin, "other@example.test", username="nawaf.m")
    assert User.objects.count() == 2


@pytest.mark.parametrize("given", [{"email": "nobody"}, {"username": "1"}])
def test_what_is_no_identifier_is_refused(admin, sent, given):
    with pytest.raises(IdentifierError):
        hire(admin, **given)
    assert not sent


def test_the_letter_is_in_the_language_of_its_reader(admin, sent):
    hire(admin, language="en")
    hire(admin, "other@example.test", language="ar")
    assert "User name" in sent[0].body
    assert sent[0].body.count("\n\n") == sent[1].body.count("\n\n")


def test_until_activation_nobody_signs_in(admin, sent, client):
    hire(admin)
    response = client.post("/account/sign-in/", {"identifier": "n.almutairi", "password": "anything-at-all"})
    assert response.status_code == 422
