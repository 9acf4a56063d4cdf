import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions

pytestmark = pytest.mark.django_db


def remove(user, present, kind, **given):
    identifier = given.pop("identifier", None) or user.identifiers.get(kind=kind)
    actions.remove_contact(**{"by": user, "presence": present(user), "identifier": identifier} | given)


def test_it_is_gone_and_every_contact_was_told(sent, layla, present):
    remove(layla, present, "mobile")
    assert not layla.identifiers.filter(kind="mobile").exists()
    assert {letter.channel for letter in sent} == {"sms", "email"}
    assert Event.objects.get(verb="person.remove_contact").particulars == {"contact": "mobile"}


def test_the_last_proved_one_stays(sent, layla, present):
    layla.identifiers.filter(kind="email").update(proved_at=None)
    with pytest.raises(Refused, match="only proved contact"):
        remove(layla, present, "mobile")
    remove(layla, present, "email")
    assert [one.kind for one in layla.identifiers.all()] == ["mobile"]


def test_a_user_name_is_no_contact_and_the_contact_of_another_is_not_yours(sent, sara, layla, present):
    with pytest.raises(Refused):
        remove(sara, present, "username")
    with pytest.raises(Refused):
        remove(sara, present, "email", identifier=layla.identifiers.get(kind="email"))


def test_the_password_is_asked_again(sent, layla, present):
    with pytest.raises(Refused, match="confirm first"):
        remove(layla, present, "mobile", presence=present(layla, minutes=9))


def test_the_page_asks_and_then_removes(client, sent, layla):
    client.force_login(layla)
    address = reverse("people:remove_contact", args=["email"])
    assert b"l\xe2\x80\xa2" in client.get(address).content
    assert client.post(address, {"remove": "email"}).url == reverse("people:contacts")
    assert client.get(address).status_code == 404
    last = client.post(reverse("people:remove_contact", args=["mobile"]), {"remove": "mobile"})
    assert last.status_code == 422 and "only proved contact" in last.content.decode()
