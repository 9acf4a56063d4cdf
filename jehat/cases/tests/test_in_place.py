"""Who acts in another's place does it with both names, and never for a side of his own or of that other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from jehat.cases import actions, permissions
from jehat.cases.models import Case
from jehat.cases.timeline import timeline
from jehat.core.verdict import Refused
from jehat.organization.actions import end_delegation, give_delegation, record_absence

from .traces import line

DAY = timedelta(days=1)


@pytest.fixture
def delegated(world):
    """Huda, who directs the department, lets Yousef of another department act in her place for three days."""
    now = timezone.now()
    wanted = ["case.complete", "case.note", "case.ask"]
    time = {"since": now, "until": now + 3 * DAY, "now": now}
    return give_delegation(by=world.huda.user, giver=world.huda, taker=world.yousef, wanted=wanted, **time)


@pytest.fixture
def absent(world):
    """Noura is away, and Faisal stands in for her."""
    now = timezone.now()
    time = {"since": now - DAY, "until": now + DAY}
    return record_absence(by=world.admin.user, employee=world.noura, substitute=world.faisal, **time)


def happening(case, verb) -> str:
    told = [one.happening for one in timeline(case, is_team=True) if one.happening]
    return next(one.by for one in told if one.at == line(verb, case).at)


def test_a_delegate_acts_with_both_names(world, opened, delegated):
    actions.complete(by=world.yousef.user, case=opened, text="Done.")
    event = line("case.complete", opened)
    assert (event.by, event.acting_for) == (world.yousef.user, world.huda.user)
    assert world.yousef.name in happening(opened, "case.complete")
    assert world.huda.name in happening(opened, "case.complete")


def test_a_substitute_acts_with_both_names(world, opened, absent):
    actions.note(by=world.faisal.user, case=opened, text="Looked at it.")
    event = line("case.note", opened)
    assert (event.by, event.acting_for) == (world.faisal.user, world.noura.user)


def test_ones_own_right_is_enough(world, opened, delegated):
    actions.note(by=world.noura.user, case=opened, text="Mine.")
    assert line("case.note", opened).acting_for is None


def test_a_delegate_does_what_was_delegated_and_nothing_else(world, opened, delegated):
    assert Case.objects.visible_to(world.yousef.user).get() == opened
    with pytest.raises(Refused):
        actions.reject(by=world.yousef.user, case=opened, text="No.")


def test_it_ends_with_the_delegation(world, opened, delegated):
    end_delegation(by=world.huda.user, delegation=delegated)
    assert not Case.objects.visible_to(world.yousef.user).exists()
    with pytest.raises(Refused):
        actions.note(by=world.yousef.user, case=opened, text="Late.")


def test_nobody_acts_in_anothers_place_in_a_case_of_that_others_side(world, delegated):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Of her own")
    assert not permissions.can_note(world.huda.user, own)
    verdict = permissions.can_note(world.yousef.user, own)
    with translation.override("en"):
        assert not verdict and "side of whom" in str(verdict.reason)


def test_a_comment_of_the_beneficiary_is_in_nobodys_place(world, opened):
    actions.comment(by=world.sara, case=opened, text="Hello.")
    assert line("case.comment", opened).acting_for is None


def test_what_was_said_in_anothers_place_shows_both_names(world, opened, delegated):
    actions.note(by=world.yousef.user, case=opened, text="Looked at it.")
    actions.ask(by=world.yousef.user, case=opened, text="Send the deed.")
    with translation.override("en"):
        both = f"{world.yousef.name} in place of {world.huda.name}"
        said = [one.comment or one.note for one in timeline(opened, is_team=True, show="all")]
        signed = {one.text: one.signature for one in said if one}
    assert signed["Looked at it."] == signed["Send the deed."] == both
    for who, address in ((world.noura.user, f"/cases/{opened.number}/work/"), (world.sara, f"/cases/{opened.number}/")):
        client = Client(headers={"accept-language": "en"})
        client.force_login(who)
        page = client.get(address).content.decode()
        assert world.huda.name in page and world.yousef.name in page
    told = client.get(f"/api/v1/cases/{opened.number}/timeline").json()["entries"]
    asked = next(one for one in told if one["said"] and one["said"]["text"] == "Send the deed.")
    assert asked["by"] == asked["said"]["by"] and world.huda.name in asked["by"]


def test_what_is_ones_own_to_say_shows_one_name(world, opened, delegated):
    said = actions.comment(by=world.noura.user, case=opened, text="Mine.")
    assert said.acting_for is None and said.signature == world.noura.name
