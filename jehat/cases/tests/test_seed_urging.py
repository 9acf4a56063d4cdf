"""In the demonstration one postponement is asked for, and one case is asked after; once."""

from datetime import timedelta

from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import FollowUp, Postponement
from jehat.cases.seed_urging import press


def test_it_presses_once(world):
    before = timezone.now() - timedelta(days=9)
    for who in (world.sara, world.imran):
        case = actions.submit(by=who, kind=world.kind, subject="A wall", now=before)
        actions.open_case(by=case.assignee.user, case=case, now=before)
    assert len(press(cast=[])) == 2
    assert press(cast=[]) == []
    assert Postponement.objects.get().case != FollowUp.objects.get().case
