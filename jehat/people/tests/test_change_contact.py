from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, throttle
from jehat.people.models import ContactChange

from .conftest import PASSWORD, code_in

pytestmark = pytest.mark.django_db

NEW = "+966500000399"


def ask(user, present, **given):
    given = {"by": user, "presence": present(user), "kind": "mobile", "value": NEW} | given
    return actions.change_contact(**given)


def test_a_code_goes_to_the_new_contact_and_the_old_one_stays(sent, sara, present):
    change = ask(sara, present)
    assert [(letter.channel, letter.recipient) for letter in sent] == [("sms", NEW)]
    assert code_in(sent[0]) and bytes(change.code_index)
    assert sara.identifiers.get(kind="mobile").value == "+966500000201"
    assert Event.objects.get(verb="person.change_contact").particulars == {"contact": "mobile"}


def test_the_password_is_asked_again_after_five_minutes(sent, sara, present):
    with pytest.raises(Refused, match="confirm first"):
        ask(sara, present, presence=present(sara, minutes=5))
    assert not sent


def test_the_presence_of_another_opens_nothing(sent, sara, layla, present):
    with pytest.raises(Refused):
        ask(sara, present, presence=present(layla))
    with pytest.raises(Refused):
        ask(sara, present, presence=None)


def test_a_presence_that_has_ended_opens_nothing(sent, sara, present):
    presence = present(sara)
    presence.until = timezone.now()
    with pytest.raises(Refused):
        ask(sara, present, presence=presence)


def test_what_is_proved_already_is_no_change(sent, sara, present):
    with pytest.raises(Refused, match="yours already"):
        ask(sara, present, value="+966500000201")


def test_the_contact_of_another_looks_the_same_and_its_owner_is_told(sent, sara, layla, present):
    change = ask(sara, present, value="+966500000301")
    assert "already have" in sent[0].body and sent[0].to == layla and sent[0].recipient == "+966500000301"
    assert not [
        code for code in ("000000", "123456") if actions.confirm_contact(by=sara, change=change, code=code) is not None
    ]


def test_of_two_changes_only_the_newer_counts(sent, sara, present):
    old = ask(sara, present)
    ask(sara, present, value="+966500000398")
    with pytest.raises(Refused, match="expired"):
        actions.confirm_contact(by=sara, change=old, code=code_in(sent[0]))


def test_codes_run_out_for_a_contact(sent, sara, present):
    for _number in range(5):
        ask(sara, present)
    with pytest.raises(throttle.Slow):
        ask(sara, present)
    assert len(sent) == 5


def test_the_page_asks_for_the_password_only_when_it_was_not_typed_just_now(client, sent, sara):
    client.force_login(sara)
    address = reverse("people:change_contact", args=["mobile"])
    assert b"current_password" not in client.get(address).content
    sara.sign_ins.update(confirmed_at=timezone.now() - timedelta(minutes=6))
    assert b"current_password" in client.get(address).content
    refused = client.post(address, {"value": "0500000399"})
    assert refused.status_code == 422 and b"0500000399" in refused.content
    wrong = client.post(address, {"value": "0500000399", "current_password": "something else"})
    assert wrong.status_code == 422 and not sent
    client.post(address, {"value": "٠٥٠٠٠٠٠٣٩٩", "current_password": PASSWORD})
    assert sent[0].recipient == NEW
    client.post(reverse("people:confirm_contact", args=["mobile"]), {"code": code_in(sent[0])})
    assert sara.identifiers.get(kind="mobile").value == NEW


def test_a_number_that_is_none_is_said_and_kept(client, sara):
    client.force_login(sara)
    response = client.post(reverse("people:change_contact", args=["mobile"]), {"value": "12"})
    assert response.status_code == 422
    assert not ContactChange.objects.exists()
