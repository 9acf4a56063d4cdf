"""A tick is taken back."""

import pytest

from jehat.cases import actions
from jehat.catalogue.models import Version
from jehat.catalogue.rules import ChecklistItem, Rules

from .refusing import refused, to_staff_only
from .traces import line


@pytest.fixture
def ticked(world, opened, monkeypatch):
    items = (ChecklistItem("fees", "الرسوم", "Fees"),)
    monkeypatch.setattr(Version, "ruled", Rules(closing_checklist=items))
    actions.tick(by=world.noura.user, case=opened, item="fees")
    return opened


def test_it_is_gone(world, ticked):
    actions.untick(by=world.noura.user, case=ticked, item="fees")
    actions.untick(by=world.noura.user, case=ticked, item="fees")
    assert not ticked.ticks.exists()
    assert line("case.untick", ticked).particulars == {"item": "fees"}


@to_staff_only
def test_it_is_refused_to_strangers(world, ticked, who, reason):
    person = who(world)
    with refused("case.untick", ticked, by=person, reason=reason):
        actions.untick(by=person, case=ticked, item="fees")


def test_it_is_refused_once_the_case_is_closed(world, ticked):
    done = actions.complete(by=world.noura.user, case=ticked, text="Done.")
    with refused("case.untick", done, by=world.noura.user, reason="The case is closed."):
        actions.untick(by=world.noura.user, case=done, item="fees")
