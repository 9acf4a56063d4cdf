"""Who else has a case open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.actions.watching import arrive, watch
from jehat.cases.models import Viewing
from jehat.people.models import SignIn

from .many import cost, make_cases
from .test_inbox import INBOX


def at(name, case) -> str:
    return reverse(f"cases:{name}", args=[case.number])


def test_each_sees_the_other_and_who_is_writing(world, opened, client):
    client.force_login(world.huda.user)
    client.get(at("work", opened))
    client.force_login(world.noura.user)
    page = client.get(at("work", opened)).content.decode()
    assert world.huda.name in page.split('id="watching"')[1].split("</form>")[0]
    watch(by=world.huda.user, case=opened, is_typing=True)
    answer = client.post(at("watch", opened), {"seen": "0"})
    assert [(one.user, one.is_typing) for one in answer.context["watchers"]] == [(world.huda.user, True)]
    assert answer.content.decode().lstrip().startswith('<form class="watching" id="watching"')


def test_it_passes_by_itself(world, opened):
    now = timezone.now()
    arrive(by=world.huda.user, case=opened, now=now - timedelta(seconds=46))
    assert queries.watchers(opened, but=world.noura.user, now=now) == []
    watch(by=world.huda.user, case=opened, now=now)
    assert len(queries.watchers(opened, but=world.noura.user, now=now)) == 1
    assert Viewing.objects.count() == 1


def test_what_was_looked_at_long_ago_is_forgotten(world, opened):
    now = timezone.now()
    other = make_cases(world, 1)[0]
    watch(by=world.noura.user, case=opened, now=now - timedelta(hours=2))
    arrive(by=world.noura.user, case=other, now=now)
    assert [one.case for one in Viewing.objects.all()] == [other]


def test_the_beneficiary_is_not_told_and_does_not_count(world, opened, client):
    watch(by=world.noura.user, case=opened)
    watch(by=world.sara, case=opened)
    client.force_login(world.sara)
    assert client.post(at("watch", opened)).status_code == 404
    assert b"watching" not in client.get(at("case", opened)).content
    assert queries.watchers(opened, but=world.huda.user, now=timezone.now())[0].user == world.noura.user
    assert len(queries.watchers(opened, but=world.huda.user, now=timezone.now())) == 1


def test_it_tells_that_something_happened(world, opened, client):
    seen = queries.last_line(opened)
    client.force_login(world.noura.user)
    assert client.post(at("watch", opened), {"seen": seen}).context["changes_count"] == 0
    actions.comment(by=world.sara, case=opened, text="Hello")
    answer = client.post(at("watch", opened), {"seen": seen})
    assert answer.context["changes_count"] == 1
    assert "data-renew" in answer.content.decode()


def test_it_is_no_act_and_no_sign_of_life(world, opened, client):
    client.post(reverse("people:sign_in"), {})
    client.force_login(world.noura.user)
    client.get(at("work", opened))
    before = Event.objects.count()
    long_ago = timezone.now() - timedelta(minutes=9)
    SignIn.objects.update(seen_at=long_ago)
    client.post(at("watch", opened), headers={"x-jehat-listens": "1"})
    client.get(reverse("cases:news"), headers={"x-jehat-listens": "1"})
    assert Event.objects.count() == before
    assert set(SignIn.objects.values_list("seen_at", flat=True)) <= {long_ago}


@pytest.mark.parametrize("who", ["stranger", "yousef", "faisal"])
def test_who_may_not_see_the_case_learns_nothing(world, opened, client, who):
    client.force_login(getattr(world, who).user)
    assert client.post(at("watch", opened)).status_code == 404


def test_the_inbox_shows_who_is_where_at_one_price(world, client):
    cases = make_cases(world, 10)
    client.force_login(world.huda.user)
    address = f"{INBOX}?view=department"
    watch(by=world.noura.user, case=cases[0])
    few = cost(client, address)
    for case in cases:
        watch(by=world.noura.user, case=case)
        watch(by=world.faisal.user, case=case)
    assert cost(client, address) == few
    assert client.get(address).content.decode().count("row-eyes") == 10
