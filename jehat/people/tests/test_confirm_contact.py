from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import ContactChange, Identifier

from .conftest import code_in, other_than

pytestmark = pytest.mark.django_db

NEW = "+966500000399"


@pytest.fixture
def change(sent, layla, present):
    return actions.change_contact(by=layla, presence=present(layla), kind="mobile", value=NEW)


def test_the_new_contact_takes_the_place_and_the_old_ones_are_told(change, sent, layla):
    layla.identifiers.filter(kind="mobile").update(unreachable_since=timezone.now())
    contact = actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]))
    assert (contact.value, contact.unreachable_since) == (NEW, None)
    assert {letter.recipient for letter in sent[1:]} == {"+966500000301", "layla@example.test"}
    assert all(NEW not in letter.body for letter in sent[1:])
    assert Event.objects.filter(verb="person.confirm_contact", by=layla).exists()


def test_a_wrong_code_costs_an_attempt_and_five_close_it(change, sent, layla):
    wrong = other_than(code_in(sent[0]))
    for _number in range(5):
        assert actions.confirm_contact(by=layla, change=change, code=wrong) is None
    with pytest.raises(Refused, match="too often"):
        actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]))


def test_the_code_expires_and_serves_once(change, sent, layla):
    with pytest.raises(Refused, match="expired"):
        actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]), now=timezone.now() + timedelta(hours=1))
    actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]))
    with pytest.raises(Refused, match="used"):
        actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]))


def test_another_cannot_use_the_code(change, sent, sara):
    with pytest.raises(Refused, match="another account"):
        actions.confirm_contact(by=sara, change=change, code=code_in(sent[0]))


def test_who_proved_it_in_between_keeps_it(change, sent, layla, add):
    add(mobile="0500000399")
    with pytest.raises(Refused, match="already"):
        actions.confirm_contact(by=layla, change=change, code=code_in(sent[0]))
    assert layla.identifiers.get(kind="mobile").value == "+966500000301"


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_prove_the_same_contact_at_once_one_has_it(sent, add, present):
    people = [add(email=f"p{number}@example.test") for number in range(2)]
    changes = [
        actions.change_contact(by=user, presence=present(user), kind="mobile", value=NEW, network=str(user.pk))
        for user in people
    ]

    def prove(number):
        try:
            return actions.confirm_contact(by=people[number], change=changes[number], code=code_in(sent[number]))
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        proved = list(pool.map(prove, range(2)))
    assert sum(one is not None for one in proved) == 1
    assert Identifier.objects.filter(kind="mobile").count() == 1
    assert ContactChange.objects.filter(done_at__isnull=False).count() == 1
