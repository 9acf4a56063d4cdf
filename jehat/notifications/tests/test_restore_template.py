"""The platform's own words are said again."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import tidings
from jehat.core.verdict import Refused
from jehat.notifications import queries
from jehat.notifications.actions import restore_template, write_template
from jehat.notifications.models import Template
from jehat.notifications.phrases import Phrase, own
from jehat.notifications.tidings import Way


@pytest.fixture
def place(world):
    place = {"entity": world.entity, "tiding": tidings.REPLY, "way": Way.SMS}
    write_template(by=world.admin.user, words={"ar": Phrase("كلام"), "en": Phrase("Words")}, **place)
    return place


def test_what_was_written_stays_to_be_read(world, place):
    restore_template(by=world.admin.user, **place)
    said = queries.phrases_in_force(world.entity, tidings.REPLY, Way.SMS)
    assert said == {language: own(tidings.REPLY, Way.SMS, language) for language in ("ar", "en")}
    assert [one.text for one in Template.objects.filter(language="en").order_by("version")] == ["Words", ""]
    assert Event.objects.filter(verb="template.restore").count() == 2
    assert queries.templates_changed(world.entity) == set()


def test_again_it_changes_nothing(world, place):
    restore_template(by=world.admin.user, **place)
    assert restore_template(by=world.admin.user, **place) == []


@pytest.mark.parametrize("name", ["noura", "stranger"])
def test_it_is_for_the_administrators_of_the_entity(world, place, name):
    with pytest.raises(Refused):
        restore_template(by=getattr(world, name).user, **place)
    assert queries.templates_changed(world.entity)


def test_its_button_stands_where_there_is_something_to_restore(client, world, place):
    client.force_login(world.admin.user)
    address = reverse("notifications:restore_template", args=["case.reply", "sms"])
    page = reverse("notifications:write_template", args=["case.reply", "sms"])
    assert address in client.get(page).content.decode()
    assert client.post(address).url == page
    assert address not in client.get(page).content.decode()
