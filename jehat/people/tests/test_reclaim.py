import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.people import actions, throttle
from jehat.people.models import Reclaim

from .conftest import code_in, plain

pytestmark = pytest.mark.django_db

ID, NEW = ("national_id", "1999900010"), "+966500000399"
ASKED = {"identity": ID, "former": "0500000201", "mobile": NEW, "statement": "سُرق الجوال"}
TYPED = {
    "identity_kind": "national_id",
    "identity_number": "١٩٩٩٩٠٠٠١٠",
    "former": "0500000201",
    "mobile": "0500000399",
    "statement": "سُرق الجوال",
}


def test_a_code_goes_to_the_new_mobile_and_to_nobody_else(sent, sara):
    asked = actions.reclaim(**ASKED)
    assert asked.user == sara and asked.statement == "سُرق الجوال"
    assert [(letter.channel, letter.recipient) for letter in sent] == [("sms", NEW)]
    assert len(asked.number) == 8 and not set(asked.number) & set("01OIL")
    assert set(Event.objects.get(verb="person.reclaim").particulars) == {"network"}


@pytest.mark.parametrize(
    "given",
    [
        {"identity": ("national_id", "1999900028")},
        {"identity": ("passport", "A1234567")},
        {"former": "0500000777"},
        {"former": "nobody.test"},
    ],
)
def test_what_does_not_belong_together_leads_nowhere_and_looks_the_same(sent, sara, given):
    asked = actions.reclaim(**ASKED | given)
    assert asked.user is None
    assert code_in(sent[0]) and len(asked.number) == 8


def answers(client, typed):
    first = client.post(reverse("people:reclaim"), typed)
    return first.status_code, first.url, plain(client.get(first.url))


def test_no_answer_tells_whether_there_is_an_account(client, sent, sara):
    known = answers(client, TYPED)
    assert known == answers(client, TYPED | {"identity_number": "1999900028"})


def test_the_owner_of_the_new_mobile_is_told_that_he_has_an_account(sent, sara, add):
    add(mobile="0500000399", language="en")
    actions.reclaim(**ASKED)
    assert "already have" in sent[0].body


def test_it_is_slowed_for_one_person_and_for_one_network(sent, sara):
    for number in range(3):
        actions.reclaim(**ASKED | {"mobile": f"+96650000041{number}", "network": f"net{number}"})
    with pytest.raises(throttle.Slow):
        actions.reclaim(**ASKED)


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(client, db):
    response = client.post(reverse("people:reclaim"), TYPED | {"former": "1999900010", "identity_number": "1"})
    assert response.status_code == 422 and "سُرق" in response.content.decode()
    assert not Reclaim.objects.exists()
