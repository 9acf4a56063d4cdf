from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people import actions, jobs

from .conftest import code_in

pytestmark = pytest.mark.django_db


def begin(identifier="0500000301", channel="mobile"):
    return actions.recover(identifier=identifier, channel=channel)


@pytest.mark.parametrize(
    ("channel", "where"), [("mobile", ("sms", "+966500000301")), ("email", ("email", "layla@example.test"))]
)
def test_the_code_goes_to_the_contact_that_was_chosen(sent, layla, channel, where):
    assert actions.send_recovery_code(recovery_id=begin(channel=channel).pk)
    assert [(letter.channel, letter.recipient) for letter in sent] == [where]
    assert code_in(sent[0]) and sent[0].to == layla
    assert Event.objects.get(verb="person.send_recovery_code").subject_id == layla.pk


def test_a_job_that_runs_twice_sends_once(sent, layla):
    recovery = begin()
    jobs.send_recovery_code(recovery_id=str(recovery.pk))
    jobs.send_recovery_code(recovery_id=str(recovery.pk))
    assert len(sent) == 1


def test_nothing_goes_to_a_claim(sent, layla):
    layla.identifiers.filter(kind="email").update(proved_at=None)
    assert not actions.send_recovery_code(recovery_id=begin(channel="email").pk)
    assert not sent


def test_nothing_goes_out_for_nobody(sent, layla):
    recovery = begin(identifier="0500000777")
    assert not actions.send_recovery_code(recovery_id=recovery.pk)
    recovery.refresh_from_db()
    assert not sent and len(bytes(recovery.code_index)) == 16


def test_a_job_that_comes_too_late_sends_nothing(sent, layla):
    late = timezone.now() + timedelta(minutes=11)
    assert not actions.send_recovery_code(recovery_id=begin().pk, now=late)
    assert not sent
