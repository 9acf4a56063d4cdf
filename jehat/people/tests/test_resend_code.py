from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, throttle
from jehat.people.models import Registration

from .test_prove_contact import code_of
from .test_register import ASKED, TYPED

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(sent):
    return actions.register(**ASKED)


def after(**time):
    return timezone.now() + timedelta(**time)


def test_a_new_code_replaces_the_old_one(waiting, sent):
    actions.resend_code(registration=waiting, now=after(minutes=2))
    old, new = map(code_of, sent)
    if old != new:
        assert actions.prove_contact(registration=waiting, code=old) is None
    assert actions.prove_contact(registration=waiting, code=new, now=after(minutes=11)) is not None
    assert Event.objects.filter(verb="person.resend_code").exists()


def test_it_has_to_be_waited_for(waiting, sent):
    with pytest.raises(Refused, match="a moment ago"):
        actions.resend_code(registration=waiting, now=after(seconds=30))
    assert len(sent) == 1


def test_an_expired_code_may_be_replaced_and_an_old_registration_not(waiting, sent):
    actions.resend_code(registration=waiting, now=after(minutes=20))
    with pytest.raises(Refused, match="too long"):
        actions.resend_code(registration=waiting, now=after(minutes=95))


def test_a_new_code_gives_no_new_attempts(waiting, sent):
    Registration.objects.update(attempts=5)
    with pytest.raises(Refused, match="too often"):
        actions.resend_code(registration=waiting, now=after(minutes=2))


def test_a_finished_registration_gets_no_code(waiting, sent):
    actions.prove_contact(registration=waiting, code=code_of(sent[0]))
    with pytest.raises(Refused, match="used"):
        actions.resend_code(registration=waiting, now=after(minutes=2))


def test_codes_run_out_for_a_contact(waiting, sent):
    for minute in (2, 4, 6, 8):
        actions.resend_code(registration=waiting, now=after(minutes=minute))
    with pytest.raises(throttle.Slow):
        actions.resend_code(registration=waiting, now=after(minutes=10))


def test_the_owner_of_a_known_contact_is_told_again_and_gets_no_code(sent, add):
    add(mobile="0500000301")
    actions.resend_code(registration=actions.register(**ASKED), now=after(minutes=2))
    assert sent[0].body == sent[1].body


def test_the_page_asks_for_it(client, sent):
    client.post(reverse("people:register"), TYPED)
    early = client.post(reverse("people:resend"), follow=True)
    assert len(sent) == 1
    Registration.objects.update(sent_at=timezone.now() - timedelta(minutes=2))
    late = client.post(reverse("people:resend"), follow=True)
    assert len(sent) == 2
    assert early.redirect_chain == late.redirect_chain == [(reverse("people:prove"), 302)]


def test_a_stranger_has_nothing_to_ask_for(client, db):
    assert client.post(reverse("people:resend")).url == reverse("people:register")
