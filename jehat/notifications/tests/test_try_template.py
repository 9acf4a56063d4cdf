"""Words are tried on the one who writes them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import tidings
from jehat.core.verdict import Refused
from jehat.notifications.actions import claim, settle, try_template
from jehat.notifications.channels.outcome import failed
from jehat.notifications.models import Message, Template
from jehat.notifications.permissions import MOST_TRIALS
from jehat.notifications.phrases import Phrase
from jehat.notifications.tidings import Way
from jehat.people.models import Identifier

pytestmark = pytest.mark.usefixtures("in_english")

WORDS = {"ar": Phrase("{entity}: {number} {kind}"), "en": Phrase("{entity}: {number} {kind}")}


@pytest.fixture
def place(world):
    Identifier.objects.filter(user=world.admin.user).update(proved_at=timezone.now())
    return {"entity": world.entity, "tiding": tidings.REPLY, "way": Way.EMAIL, "words": WORDS}


def test_it_comes_to_the_writer_with_made_up_values(world, place):
    message = try_template(by=world.admin.user, **place)
    assert (message.to, message.channel) == (world.admin.user, "email")
    assert f"{world.entity.name_ar}: \u200e{world.entity.code}-1448-000123" in message.body
    assert Event.objects.get(verb="template.try").particulars == {"kind": "case.reply", "way": "email"}
    assert not Template.objects.exists()


def test_who_cannot_be_reached_so_is_sent_nothing(world, place):
    assert try_template(by=world.admin.user, **{**place, "way": Way.PUSH}) is None
    assert not Message.objects.filter(event__verb="template.try").exists()


def test_wrong_words_are_refused(world, place):
    with pytest.raises(Refused, match="filled in"):
        try_template(by=world.admin.user, **{**place, "words": {"en": Phrase("{secret}")}})


def test_there_are_so_many_an_hour(world, place):
    now = timezone.now()
    for _count in range(MOST_TRIALS):
        try_template(by=world.admin.user, **place, now=now)
    with pytest.raises(Refused, match="Enough trials"):
        try_template(by=world.admin.user, **place, now=now)
    assert try_template(by=world.admin.user, **place, now=now + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize("name", ["noura", "stranger"])
def test_it_is_for_the_administrators_of_the_entity(world, place, name):
    with pytest.raises(Refused):
        try_template(by=getattr(world, name).user, **place)


def test_its_button_says_what_came_of_it(client, world, place):
    client.force_login(world.admin.user)
    given = {"text_ar": "نص", "text_en": "Words", "do": "try"}
    push = client.post(reverse("notifications:write_template", args=["case.reply", "push"]), given)
    assert [message.level_tag for message in push.context["messages"]] == ["error"]
    mail = reverse("notifications:write_template", args=["case.reply", "email"])
    page = client.post(mail, {**given, "subject_ar": "س", "subject_en": "s"})
    assert page.status_code == 200 and Message.objects.filter(event__verb="template.try").count() == 1


def test_a_trial_that_fails_goes_no_other_way(world, place):
    trial = try_template(by=world.admin.user, **place)
    settle(message=claim(message_id=trial.pk), outcome=failed("refused"))
    assert [message.channel for message in Message.objects.filter(event__verb="template.try")] == ["email"]
