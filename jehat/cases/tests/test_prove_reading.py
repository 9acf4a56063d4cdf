"""Proof of reading: who on the beneficiary's side first opened a question or a decision, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Reading

from .at_once import at_once
from .refusing import refused
from .traces import line


def test_the_first_opening_is_proved_once(world, done):
    first = timezone.now()
    actions.open_case(by=world.sara, case=done, now=first)
    actions.open_case(by=world.sara, case=done, now=first + timedelta(hours=1))
    reading = done.readings.get()
    assert (reading.by, reading.at, reading.channel) == (world.sara, first, Reading.Channel.WEB)
    assert reading.comment.act == "complete"
    assert line("case.prove_reading", done).particulars["comments"] == [str(reading.comment_id)]


def test_what_employees_read_proves_nothing(world, done):
    actions.open_case(by=world.noura.user, case=done)
    assert actions.prove_reading(by=world.huda.user, case=done) == []
    assert not done.readings.exists()


def test_a_question_is_proved_too(world, asked):
    actions.open_case(by=world.sara, case=asked)
    assert asked.readings.get().comment.act == "ask"


def test_both_sides_see_it(world, done, client):
    for user, side in ((world.sara, ""), (world.noura.user, "work/")):
        client.force_login(user)
        page = client.get(f"/cases/{done.number}/{side}").content.decode()
        assert "chip--ok" in page
    assert done.readings.count() == 1


def test_what_was_read_by_a_program_is_not_taken_back(world, done):
    actions.prove_reading(by=world.sara, case=done, channel=Reading.Channel.API)
    read = "The beneficiary has read that the case is closed."
    with refused("case.undo_close", done, by=world.noura.user, reason=read):
        actions.undo_close(by=world.noura.user, case=done)


@pytest.mark.django_db(transaction=True)
def test_opened_twice_at_once_it_is_proved_once(world, done):
    at_once(*[lambda: actions.prove_reading(by=world.sara, case=done)] * 2)
    assert done.readings.count() == 1
