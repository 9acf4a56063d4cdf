import pytest
from django.contrib.auth.models import AnonymousUser

from jehat.cases import actions
from jehat.cases.models import Opening

from .refusing import NOT_OURS, UNSEEN, refused
from .traces import line, told

NEVER_OPENED = "The case was never opened; open it to read it."


def test_what_is_new_is_taken_as_read(world, opened):
    actions.comment(by=world.sara, case=opened, text="And now?")
    before = Opening.objects.get(case=opened, user=world.noura.user)
    actions.mark_read(by=world.noura.user, case=opened)
    after = Opening.objects.get(case=opened, user=world.noura.user)
    opened.refresh_from_db()
    assert after.last_at >= opened.active_at > before.last_at
    assert after.first_at == before.first_at
    event = line("case.mark_read", opened)
    assert (event.by, event.particulars, told(event)) == (world.noura.user, {}, {})


def test_the_work_does_not_begin_by_it(world, case):
    with refused("case.mark_read", case, by=world.noura.user, reason=NEVER_OPENED):
        actions.mark_read(by=world.noura.user, case=case)


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
    with refused("case.mark_read", opened, by=person, reason=reason):
        actions.mark_read(by=person, case=opened)
