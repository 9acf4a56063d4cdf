"""A delegation is ended before its time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions

from .granted import keys_told


@pytest.fixture
def delegation(world):
    now = timezone.now()
    asked = {"wanted": ["case.note"], "since": now, "until": now + timedelta(days=3), "now": now}
    return actions.give_delegation(by=world.huda.user, giver=world.huda, taker=world.yousef, **asked)


@pytest.mark.parametrize("who", ["huda", "yousef", "admin"])
def test_who_gave_it_who_took_it_and_an_administrator_end_it(world, delegation, who):
    assert world.yousef.standing().reaches_beyond_own("case.note")
    ended = actions.end_delegation(by=getattr(world, who).user, delegation=delegation)
    assert not world.yousef.standing().reaches_beyond_own("case.note")
    assert ended.ended_by == getattr(world, who).user
    assert Event.objects.about(delegation).filter(verb="delegation.end").exists()
    others = {"huda", "yousef"} - {who}
    assert all("delegation.ended" in keys_told(getattr(world, one)) for one in others)


def test_it_ends_once(world, delegation):
    actions.end_delegation(by=world.huda.user, delegation=delegation)
    with pytest.raises(Refused, match="over already"):
        actions.end_delegation(by=world.huda.user, delegation=delegation)


@pytest.mark.parametrize("who", ["noura", "stranger"])
def test_nobody_else_ends_it(world, delegation, who):
    with pytest.raises(Refused):
        actions.end_delegation(by=getattr(world, who).user, delegation=delegation)


def test_nor_a_beneficiary(world, delegation):
    with pytest.raises(Refused):
        actions.end_delegation(by=world.sara, delegation=delegation)
