from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case, Opening
from jehat.cases.states import Status
from tests.granting import leave_only

from .refusing import ANYBODY, UNSEEN, WITHIN, each_stranger, refused
from .traces import line, sent, told, verbs


def test_the_holder_who_opens_it_begins_the_work(world, case):
    opened = actions.open_case(by=world.noura.user, case=case)
    assert opened.status == Status.IN_PROGRESS
    opened.refresh_from_db()
    assert (opened.status, opened.version) == (Status.IN_PROGRESS, case.version + 1)
    event = line("case.open", case)
    assert (event.by, event.particulars) == (world.noura.user, {"first": True, "unit": str(world.permits.pk)})
    assert (told(event), sent(event)) == ({}, set())


def test_to_begin_the_work_is_no_news_of_the_case(world, case):
    assert actions.open_case(by=world.noura.user, case=case).active_at == case.active_at


def test_every_opening_is_on_the_record_and_the_first_is_told_from_the_others(world, case):
    first, later = timezone.now(), timezone.now() + timedelta(hours=1)
    actions.open_case(by=world.noura.user, case=case, now=first)
    actions.open_case(by=world.noura.user, case=case, now=later)
    opening = Opening.objects.get(case=case, user=world.noura.user)
    assert (opening.first_at, opening.last_at) == (first, later)
    assert verbs(case)[-2:] == ["case.open", "case.open"]


@pytest.mark.parametrize("reader", ["sara", "huda"])
def test_others_who_open_it_change_nothing_of_it(world, case, reader):
    person = getattr(world, reader)
    actions.open_case(by=getattr(person, "user", person), case=case)
    case.refresh_from_db()
    assert case.status == Status.ASSIGNED


def test_a_case_in_the_queue_is_opened_and_stays_there(world, queued):
    assert actions.open_case(by=world.huda.user, case=queued).status == Status.TRIAGE


def test_custody_is_not_touched(world, opened):
    assert opened.custodies.count() == 1


@each_stranger(ANYBODY, WITHIN, reason=UNSEEN)
def test_to_a_stranger_it_does_not_exist(world, case, who, reason):
    person = who(world)
    with refused("case.open", case, by=person, reason=reason):
        actions.open_case(by=person, case=case)


def test_a_head_sees_what_waits_in_his_queue_whatever_his_role(world, queued):
    leave_only(world.huda.role, "case.see", scope="own")
    assert Case.objects.visible_to(world.huda.user).get() == queued
    assert not Case.objects.visible_to(world.noura.user).exists()
