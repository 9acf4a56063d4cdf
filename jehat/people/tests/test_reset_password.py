from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import Recovery, User

from .conftest import PASSWORD, code_in, other_than

pytestmark = pytest.mark.django_db

NEW = "wahat-safa-1449"


@pytest.fixture
def recovery(sent, layla):
    recovery = actions.recover(
        identifier="0500000301", channel="mobile", origin={"address": "203.0.113.7", "network": "203.0.113.0/24"}
    )
    actions.send_recovery_code(recovery_id=recovery.pk)
    return recovery


def test_the_password_is_new_and_nobody_is_signed_in_any_more(recovery, sent, layla, present):
    present(layla)
    assert actions.reset_password(recovery=recovery, code=code_in(sent[0]), password=NEW) == layla
    assert User.objects.get(pk=layla.pk).check_password(NEW)
    assert not layla.sign_ins.current().exists()
    assert {letter.recipient for letter in sent[1:]} == {"+966500000301", "layla@example.test"}
    event = Event.objects.get(verb="person.reset_password")
    assert event.by == layla and set(event.particulars) == {"contact", "network"}
    assert Recovery.objects.get().origin["address"] == "203.0.113.7"


def test_a_wrong_code_costs_an_attempt_and_five_close_it(recovery, sent, layla):
    for _number in range(5):
        wrong = other_than(code_in(sent[0]))
        assert actions.reset_password(recovery=recovery, code=wrong, password=NEW) is None
    with pytest.raises(Refused, match="too often"):
        actions.reset_password(recovery=recovery, code=code_in(sent[0]), password=NEW)
    assert User.objects.get(pk=layla.pk).check_password(PASSWORD)


def test_the_code_expires(recovery, sent):
    late = timezone.now() + timedelta(minutes=11)
    with pytest.raises(Refused, match="expired"):
        actions.reset_password(recovery=recovery, code=code_in(sent[0]), password=NEW, now=late)


def test_the_code_serves_once_and_closes_the_others(recovery, sent, layla):
    second = actions.recover(identifier="0500000301", channel="email")
    actions.send_recovery_code(recovery_id=second.pk)
    actions.reset_password(recovery=recovery, code=code_in(sent[0]), password=NEW)
    for one, letter in ((recovery, sent[0]), (second, sent[1])):
        with pytest.raises(Refused, match="used"):
            actions.reset_password(recovery=one, code=code_in(letter), password=NEW)


def test_a_password_that_holds_the_mobile_is_refused_and_the_code_stays_good(recovery, sent, layla):
    with pytest.raises(ValidationError):
        actions.reset_password(recovery=recovery, code=code_in(sent[0]), password="my-0500000301")
    assert actions.reset_password(recovery=recovery, code=code_in(sent[0]), password=NEW) == layla


def test_no_code_fits_nobody(sent, layla):
    recovery = actions.recover(identifier="0500000777", channel="mobile")
    actions.send_recovery_code(recovery_id=recovery.pk)
    assert actions.reset_password(recovery=recovery, code="123456", password=NEW) is None


def test_before_the_code_is_made_none_fits(sent, layla):
    recovery = actions.recover(identifier="0500000301", channel="mobile")
    assert actions.reset_password(recovery=recovery, code="", password=NEW) is None


def test_the_pages_lead_back_to_the_door(client, sent, layla):
    client.post(reverse("people:recover"), {"identifier": "layla@example.test", "channel": "email"})
    actions.send_recovery_code(recovery_id=Recovery.objects.get().pk)
    address = reverse("people:reset_password")
    short = client.post(address, {"code": code_in(sent[0]), "password": "short"})
    assert short.status_code == 422 and Recovery.objects.get().attempts == 0
    done = client.post(address, {"code": code_in(sent[0]), "password": NEW})
    assert done.url == reverse("people:sign_in")
    client.post(reverse("people:sign_in"), {"identifier": "0500000301", "password": NEW})
    assert layla.sign_ins.current().exists()
