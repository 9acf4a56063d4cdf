"""Whoever gave a document is warned, once, a month before it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, jobs
from jehat.documents.actions import reuse, set_validity
from jehat.documents.models import File
from jehat.notifications.models import Notice

TODAY = timezone.localdate()


@pytest.fixture
def deed(world, hand_in):
    """`deed(days)`: a document of Sara's, given in her case, that ends in so many days."""

    def deed(days):
        file = hand_in(world.sara)
        actions.submit(by=world.sara, kind=world.kind, subject="A workshop", files=[file])
        return set_validity(by=world.sara, file=file, valid_until=TODAY + timedelta(days=days))

    return deed


def warned(world) -> int:
    return Notice.objects.filter(to=world.sara, kind="document.expiring").count()


def test_once_a_month_before(world, deed):
    deed(29)
    for _twice in range(2):
        jobs.warn_of_expiry(0)
    assert warned(world) == 1


@pytest.mark.parametrize("days", [31, 400, -1])
def test_neither_earlier_nor_when_it_is_over(world, deed, days):
    deed(days)
    jobs.warn_of_expiry(0)
    assert warned(world) == 0


def test_of_one_given_again_the_newest_is_warned_of(world, deed):
    copy = reuse(by=world.sara, file=deed(10))
    actions.submit(by=world.sara, kind=world.kind, subject="Another", files=[copy])
    jobs.warn_of_expiry(0)
    assert warned(world) == 1 and File.objects.get(pk=copy.pk).warned_at


def test_a_new_day_is_warned_of_anew(world, deed):
    file = deed(10)
    actions.warn_of_expiry(file=file)
    set_validity(by=world.sara, file=file, valid_until=TODAY + timedelta(days=20))
    jobs.warn_of_expiry(0)
    assert warned(world) == 2
