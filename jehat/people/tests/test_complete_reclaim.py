from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, jobs
from jehat.people.models import Recovery, User
from jehat.people.queries import ripe_reclaims

from .conftest import PASSWORD, code_in
from .test_warn_of_reclaim import begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(add):
    return add(username="clerk.test")


def after(**time):
    return timezone.now() + timedelta(**time)


@pytest.fixture
def verified(sent, sara, clerk):
    return actions.verify_reclaim(by=clerk, reclaim=begun(sent))


def test_the_account_has_the_new_mobile_and_no_password_and_nobody_is_in_it(verified, sent, sara, present):
    present(sara)
    assert list(ripe_reclaims(after(hours=73))) == [verified]
    assert actions.complete_reclaim(reclaim=verified, now=after(hours=73)) == sara
    assert sara.identifiers.get(kind="mobile").value == "+966500000399"
    assert not User.objects.get(pk=sara.pk).has_usable_password()
    assert not sara.sign_ins.current().exists()
    assert [letter.recipient for letter in sent] == ["+966500000201", "+966500000399"]
    assert Event.objects.filter(verb="person.complete_reclaim", outcome="done").exists()
    assert not list(ripe_reclaims(after(hours=74)))


def test_the_owner_then_chooses_a_password_by_the_new_mobile(verified, sent, sara):
    actions.complete_reclaim(reclaim=verified, now=after(hours=73))
    actions.recover(identifier="0500000399", channel="mobile")
    recovery = Recovery.objects.get()
    actions.send_recovery_code(recovery_id=recovery.pk)
    assert actions.reset_password(recovery=recovery, code=code_in(sent[-1]), password="wahat-safa-1449") == sara


def test_not_before_the_time_and_not_without_the_document(verified, sent, sara):
    with pytest.raises(Refused, match="not passed"):
        actions.complete_reclaim(reclaim=verified, now=after(hours=71))
    unseen = begun(sent, mobile="+966500000398")
    assert unseen not in ripe_reclaims(after(hours=73))
    with pytest.raises(Refused, match="closed"):
        actions.complete_reclaim(reclaim=unseen, now=after(hours=73))


def test_an_owner_who_came_in_keeps_his_account(verified, client, sent, sara):
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD})
    assert not list(ripe_reclaims(after(hours=73)))
    with pytest.raises(Refused):
        actions.complete_reclaim(reclaim=verified, now=after(hours=73))
    assert sara.identifiers.get(kind="mobile").value == "+966500000201"


def test_a_mobile_that_another_proved_meanwhile_ends_the_request(verified, sent, sara, add):
    add(mobile="0500000399")
    assert actions.complete_reclaim(reclaim=verified, now=after(hours=73)) is None
    verified.refresh_from_db()
    assert verified.ended_at and sara.identifiers.get(kind="mobile").value == "+966500000201"
    assert User.objects.get(pk=sara.pk).check_password(PASSWORD)


def test_the_clock_does_it(verified, sent, sara, monkeypatch):
    jobs.complete_reclaims(timestamp=0)
    assert sara.identifiers.get(kind="mobile").value == "+966500000201"
    verified.ripe_at = after(minutes=-1)
    verified.save()
    jobs.complete_reclaims(timestamp=0)
    assert sara.identifiers.get(kind="mobile").value == "+966500000399"
