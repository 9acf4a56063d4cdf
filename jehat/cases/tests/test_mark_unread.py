"""A case stands among the unread again."""

import pytest
from django.contrib.auth.models import AnonymousUser

from jehat.cases import actions, queries
from jehat.cases.models import Opening

from .refusing import NOT_OURS, UNSEEN, refused
from .traces import line, told

UNREAD = "The case is unread already."


def unread(world) -> list:
    return list(queries.unread(world.noura))


def test_it_waits_for_ones_eyes_until_it_is_opened(world, opened):
    before = Opening.objects.get(case=opened, user=world.noura.user)
    assert unread(world) == []
    actions.mark_unread(by=world.noura.user, case=opened)
    after = Opening.objects.get(case=opened, user=world.noura.user)
    assert unread(world) == [opened]
    assert (after.first_at, after.last_at) == (before.first_at, before.last_at)
    event = line("case.mark_unread", opened)
    assert (event.by, event.particulars, told(event)) == (world.noura.user, {}, {})
    actions.open_case(by=world.noura.user, case=opened)
    assert unread(world) == []


def test_it_takes_back_that_it_was_marked_as_read(world, opened):
    actions.comment(by=world.sara, case=opened, text="And now?")
    actions.mark_read(by=world.noura.user, case=opened)
    actions.mark_unread(by=world.noura.user, case=opened)
    assert unread(world) == [opened]
    actions.mark_read(by=world.noura.user, case=opened)
    assert unread(world) == []


def test_what_is_unread_is_not_marked(world, case):
    with refused("case.mark_unread", case, by=world.noura.user, reason=UNREAD):
        actions.mark_unread(by=world.noura.user, case=case)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (lambda world: world.stranger.user, NOT_OURS),
        (lambda world: world.yousef.user, UNSEEN),
        (lambda world: world.faisal.user, UNSEEN),
        (lambda world: world.sara, NOT_OURS),
        (lambda world: AnonymousUser(), NOT_OURS),
    ],
    ids=["another entity", "another department", "who does not hold it", "the beneficiary", "nobody signed in"],
)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.mark_unread", opened, by=person, reason=reason):
        actions.mark_unread(by=person, case=opened)
