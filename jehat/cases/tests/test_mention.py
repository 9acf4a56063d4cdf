"""Colleagues are named in notes: those who see the case, and each is told."""

from functools import partial

import pytest
from django.utils import timezone
from django.utils.translation import override

from jehat.cases import actions, queries
from jehat.cases.models import Mention
from jehat.core.verdict import Refused
from jehat.organization.models import Employee

from .traces import line, sentence, told

NAMED = "A colleague named you in a note on case %(number)s"


def write(world, case, *mentions):
    return actions.note(by=world.noura.user, case=case, text="Look at the plan", mentions=mentions)


def test_who_is_named_is_told_and_finds_it_in_his_list(world, opened):
    written = write(world, opened, world.huda)
    assert [one.employee for one in written.mentions.all()] == [world.huda]
    event = line("case.note", opened)
    assert event.particulars == {"note": str(written.pk), "mentions": [str(world.huda.pk)]}
    assert told(event) == {world.huda.user: sentence(NAMED, opened)}
    views = partial(queries.inbox_views, now=timezone.now())
    assert (list(views(world.huda)["mentions"]), list(views(world.noura)["mentions"])) == ([opened], [])


@pytest.mark.parametrize("name", ["faisal", "yousef", "salma", "stranger", "admin"])
def test_who_does_not_see_the_case_is_not_named(world, opened, name):
    with override("en"), pytest.raises(Refused, match="may see the case"):
        write(world, opened, getattr(world, name))
    assert not Mention.objects.exists() and not opened.notes.exists()


def test_who_left_is_not_named(world, opened):
    Employee.objects.filter(pk=world.huda.pk).update(is_active=False)
    world.huda.refresh_from_db()
    with pytest.raises(Refused):
        write(world, opened, world.huda)


def test_those_are_offered_who_see_it(world, opened, client):
    offered = queries.mentionable(opened, by=world.noura.user, now=timezone.now())
    assert [one.pk for one in offered] == [world.huda.pk]
    client.force_login(world.noura.user)
    address = f"/cases/{opened.number}/colleagues/"
    assert f'value="{world.huda.pk}"' in client.get(address).content.decode()
    client.force_login(world.faisal.user)
    assert client.get(address).status_code == 404


def test_the_page_names_and_shows_who_was_named(world, opened, client):
    client.force_login(world.noura.user)
    given = {"text": "Look", "mentions": [str(world.huda.pk)]}
    page = client.post(f"/cases/{opened.number}/note/", given, follow=True).content.decode()
    assert Mention.objects.get().employee == world.huda
    assert world.huda.name in page.split('id="thread"')[1]
    refused = client.post(f"/cases/{opened.number}/note/", given | {"mentions": [str(world.faisal.pk)]})
    assert refused.status_code == 409 and "Look" in refused.content.decode()


def test_what_comes_back_keeps_who_was_named(world, opened, client):
    client.force_login(world.noura.user)
    given = {"text": "x" * 6000, "mentions": [str(world.huda.pk)]}
    page = client.post(f"/cases/{opened.number}/note/", given)
    assert (page.status_code, f'value="{world.huda.pk}" checked' in page.content.decode()) == (422, True)


def test_a_program_names_too(world, opened, client):
    client.force_login(world.noura.user)
    post = partial(client.post, f"/api/v1/cases/{opened.number}/notes", content_type="application/json")
    assert post({"text": "Look", "mentions": [str(world.huda.pk)]}).status_code == 201
    assert post({"text": "Look", "mentions": [str(world.yousef.pk)]}).status_code == 422
    assert Mention.objects.count() == 1
