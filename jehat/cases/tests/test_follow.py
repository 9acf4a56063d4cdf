"""Following a case of others, and ending it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case, Following
from jehat.organization.models import Employee

from .refusing import NOT_OURS, UNSEEN, refused
from .traces import line, sentence, told

STRANGERS = pytest.mark.parametrize(
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
NEWS = "There is news in case %(number)s, which you follow"


@pytest.fixture
def followed(world, opened):
    """Noura's case, which Huda follows."""
    actions.follow(by=world.huda.user, case=opened)
    return opened


def following(employee) -> list[Case]:
    return list(queries.inbox_views(employee, now=timezone.now())["following"])


def test_it_stands_in_the_list_of_who_follows_it(world, followed):
    assert (following(world.huda), following(world.noura)) == ([followed], [])
    event = line("case.follow", followed)
    assert (event.by, event.particulars, told(event)) == (world.huda.user, {}, {})


def test_who_follows_is_told_of_news(world, followed):
    said = sentence(NEWS, followed)
    actions.comment(by=world.sara, case=followed, text="And now?")
    assert told(line("case.comment", followed))[world.huda.user] == said
    actions.note(by=world.noura.user, case=followed, text="Among us")
    assert told(line("case.note", followed)) == {world.huda.user: said}
    actions.complete(by=world.noura.user, case=followed, text="It is done.")
    assert told(line("case.complete", followed))[world.huda.user] == said
    assert following(world.huda) == [followed]


def test_who_did_it_is_not_told(world, followed):
    actions.comment(by=world.huda.user, case=followed, text="Hello")
    assert set(told(line("case.comment", followed))) == {world.sara}


def test_who_may_not_see_it_any_more_is_told_nothing(world, opened):
    actions.follow(by=world.noura.user, case=opened)
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    actions.comment(by=world.sara, case=opened, text="And now?")
    assert world.noura.user not in told(line("case.comment", opened))
    assert following(world.noura) == []


def test_who_left_is_told_nothing(world, followed):
    Employee.objects.filter(pk=world.huda.pk).update(is_active=False)
    actions.comment(by=world.sara, case=followed, text="And now?")
    assert set(told(line("case.comment", followed))) == {world.noura.user}


def test_nobody_follows_twice(world, followed):
    with refused("case.follow", followed, by=world.huda.user, reason="You follow this case already."):
        actions.follow(by=world.huda.user, case=followed)


@STRANGERS
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.follow", opened, by=person, reason=reason):
        actions.follow(by=person, case=opened)


def test_the_page_follows_and_takes_it_back(client, world, opened):
    client.force_login(world.huda.user)
    work, follow, unfollow = (reverse(f"cases:{name}", args=[opened.number]) for name in ("work", "follow", "unfollow"))
    assert follow in client.get(work).content.decode()
    page = client.post(follow, follow=True).content.decode()
    assert f'action="{unfollow}"' in page
    assert Following.objects.filter(employee=world.huda, case=opened).exists()
    client.post(unfollow)
    assert not Following.objects.exists()
    assert "error" in client.post(unfollow, follow=True).content.decode()
