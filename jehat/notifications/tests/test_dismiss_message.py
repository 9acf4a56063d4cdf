import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.notifications.actions import dismiss_message
from jehat.notifications.models import Message

State = Message.State


@pytest.mark.parametrize("state", ["failed", "unknown"])
def test_it_is_put_aside_and_on_record(dead, world, state):
    message, now = dead(state=state, ask_at=timezone.now()), timezone.now()
    aside = dismiss_message(by=world.admin.user, message=message, now=now)
    assert (aside.state, aside.dismissed_at, aside.ask_at) == (state, now, None)
    assert not Message.objects.of(world.entity).dead().exists()
    assert Event.objects.get(verb="message.dismiss").by == world.admin.user


@pytest.mark.parametrize("state", ["pending", "sent", "delivered"])
def test_what_may_still_arrive_is_not(dead, world, state):
    with pytest.raises(Refused):
        dismiss_message(by=world.admin.user, message=dead(state=state))


def test_twice_is_refused(dead, world):
    message = dead()
    dismiss_message(by=world.admin.user, message=message)
    with pytest.raises(Refused):
        dismiss_message(by=world.admin.user, message=message)


@pytest.mark.parametrize("who", ["noura", "huda", "stranger", "sara"])
def test_it_is_for_the_administrators_of_the_entity(dead, world, who):
    person = getattr(world, who)
    with pytest.raises(Refused):
        dismiss_message(by=getattr(person, "user", person), message=dead())


def test_the_page_has_its_button(administrator, dead):
    message = dead()
    answer = administrator.post(reverse("notifications:dismiss", args=[message.pk]), follow=True)
    assert "The message was put aside." in answer.content.decode()
