import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.core.verdict import Refused

from .replying import make_reply


def test_it_is_offered_no_more_and_stays_in_the_record(world):
    reply = make_reply(world)
    actions.retire_reply(by=world.noura.user, reply=reply)
    assert queries.replies_of(world.noura) == []
    event = Event.objects.get(verb="reply.retire", outcome="done")
    assert (event.by, event.subject_id, event.particulars) == (world.noura.user, reply.pk, {})


@pytest.mark.parametrize(
    ("scope", "who"),
    [
        ("own", lambda world: world.faisal.user),
        ("department", lambda world: world.noura.user),
        ("entity", lambda world: world.huda.user),
        ("entity", lambda world: world.sara),
    ],
)
def test_it_is_refused_to_whom_the_words_do_not_belong(world, scope, who):
    reply = make_reply(world, scope=scope)
    with pytest.raises(Refused):
        actions.retire_reply(by=who(world), reply=reply)
    reply.refresh_from_db()
    assert reply.retired_at is None


def test_it_is_refused_a_second_time(world):
    reply = make_reply(world)
    actions.retire_reply(by=world.noura.user, reply=reply)
    with pytest.raises(Refused):
        actions.retire_reply(by=world.noura.user, reply=reply)


def test_the_page_retires_it(world, client):
    reply = make_reply(world)
    client.force_login(world.noura.user)
    assert client.post(reverse("cases:retire_reply", args=[reply.pk])).status_code == 302
    assert client.get(reverse("cases:change_reply", args=[reply.pk])).status_code == 404
