from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people import actions, jobs, throttle
from jehat.people.models import ContactChange, Reclaim, Recovery, Registration, Throttle

from .test_register import ASKED

pytestmark = pytest.mark.django_db


def test_unfinished_registrations_go_and_waiting_ones_stay(sent):
    old = actions.register(**ASKED)
    Registration.objects.update(expires_at=timezone.now() - timedelta(hours=2))
    waiting = actions.register(**ASKED)
    jobs.forget(0)
    assert [registration.pk for registration in Registration.objects.all()] == [waiting.pk] != [old.pk]
    assert Event.objects.get(verb="person.forget").particulars == {"registrations": 1}


def test_nothing_to_forget_leaves_no_line(db):
    assert actions.forget() == 0
    assert not Event.objects.exists()


def test_sessions_that_ran_out_go(client):
    client.get(reverse("people:activate", args=["a-link"]))
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    actions.forget()
    assert not Session.objects.exists()


def test_limits_of_yesterday_go(db):
    now = timezone.now()
    throttle.require([throttle.Delay(b"a" * 16)], now=now - timedelta(days=2))
    throttle.require([throttle.Delay(b"b" * 16)], now=now)
    actions.forget(now=now)
    assert [bytes(row.key) for row in Throttle.objects.all()] == [b"b" * 16]


def test_old_proofs_are_forgotten_too(sent, layla, present):
    actions.change_contact(by=layla, presence=present(layla), kind="email", value="new@example.test")
    actions.recover(identifier="nobody.test", channel="mobile")
    actions.reclaim(identity=("passport", "A1234567"), former="nobody.test", mobile="+966500000399")
    actions.forget(now=timezone.now() + timedelta(hours=12))
    assert [model.objects.count() for model in (ContactChange, Recovery, Reclaim)] == [1, 1, 1]
    actions.forget(now=timezone.now() + timedelta(days=31))
    assert [model.objects.count() for model in (ContactChange, Recovery, Reclaim)] == [0, 0, 0]
