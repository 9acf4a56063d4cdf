import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.core.verdict import Refused

from .replying import make_reply

GIVEN = {"title": "Later", "arabic": "لاحقًا", "english": "Later"}


def test_the_words_are_new_and_the_record_knows_who(world):
    reply = make_reply(world, scope="department")
    actions.change_reply(by=world.huda.user, reply=reply, **GIVEN)
    reply.refresh_from_db()
    assert (reply.title, reply.arabic, reply.english, reply.by) == ("Later", "لاحقًا", "Later", world.huda.user)
    event = Event.objects.get(verb="reply.change", outcome="done")
    assert (event.by, event.particulars) == (world.huda.user, {})


@pytest.mark.parametrize(
    ("scope", "who"),
    [
        ("own", lambda world: world.faisal.user),
        ("own", lambda world: world.huda.user),
        ("own", lambda world: world.sara),
        ("department", lambda world: world.noura.user),
        ("department", lambda world: world.salma.user),
        ("department", lambda world: world.admin.user),
        ("entity", lambda world: world.huda.user),
        ("entity", lambda world: world.stranger.user),
    ],
)
def test_it_is_refused_to_whom_the_words_do_not_belong(world, scope, who):
    reply = make_reply(world, scope=scope)
    with pytest.raises(Refused):
        actions.change_reply(by=who(world), reply=reply, **GIVEN)
    reply.refresh_from_db()
    assert reply.title == "Soon"
    assert Event.objects.get(verb="reply.change").outcome == "refused"


def test_a_retired_reply_stays_as_it_was(world):
    reply = actions.retire_reply(by=world.noura.user, reply=make_reply(world))
    with pytest.raises(Refused):
        actions.change_reply(by=world.noura.user, reply=reply, **GIVEN)


def test_the_page_changes_it(world, client):
    reply = make_reply(world)
    client.force_login(world.noura.user)
    address = reverse("cases:change_reply", args=[reply.pk])
    assert "قريبًا يا" in client.get(address).content.decode()
    assert client.post(address, GIVEN).status_code == 302
    assert client.post(address, {"title": ""}).status_code == 422
    client.force_login(world.faisal.user)
    assert client.get(address).status_code == 404
