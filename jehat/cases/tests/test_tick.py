"""What a kind of case wants gone through is ticked before it is done."""

import pytest

from jehat.cases import actions
from jehat.cases.obstacles import closing_obstacles
from jehat.catalogue.models import Version
from jehat.catalogue.rules import ChecklistItem, Rules

from .refusing import refused, to_staff_only
from .traces import line

NEEDED = "Not everything has been gone through that this kind of case wants before it is done."


@pytest.fixture
def listed(opened, monkeypatch):
    """The case, once its kind wants two things gone through, one of them by all means."""
    items = (ChecklistItem("fees", "الرسوم", "Fees"), ChecklistItem("copy", "نسخة", "A copy", is_needed=False))
    monkeypatch.setattr(Version, "ruled", Rules(closing_checklist=items))
    return opened


def test_without_it_the_case_is_not_done(world, listed):
    with refused("case.complete", listed, by=world.noura.user, reason=NEEDED):
        actions.complete(by=world.noura.user, case=listed, text="Done.")
    assert [(one.code, one.forbids) for one in closing_obstacles(listed)] == [("checklist", True)]


def test_ticked_it_is(world, listed):
    actions.tick(by=world.noura.user, case=listed, item="fees")
    actions.tick(by=world.noura.user, case=listed, item="fees")
    assert line("case.tick", listed).particulars == {"item": "fees"}
    assert closing_obstacles(listed) == []
    assert not actions.complete(by=world.noura.user, case=listed, text="Done.").is_open


def test_a_rejection_needs_none_of_it(world, listed):
    assert not actions.reject(by=world.noura.user, case=listed, text="No.").is_open


@to_staff_only
def test_it_is_refused_to_strangers(world, listed, who, reason):
    person = who(world)
    with refused("case.tick", listed, by=person, reason=reason):
        actions.tick(by=person, case=listed, item="fees")


def test_what_nobody_wants_is_not_ticked(world, listed):
    with refused("case.tick", listed, by=world.noura.user, reason="This kind of case does not want this gone through."):
        actions.tick(by=world.noura.user, case=listed, item="other")


def test_the_page_ticks_and_takes_back(world, listed, client):
    client.force_login(world.noura.user)
    address = f"/cases/{listed.number}/obstacles/"
    assert 'value="fees"' in client.get(address).content.decode()
    as_htmx = {"hx-request": "true"}
    assert client.post(f"/cases/{listed.number}/tick/", {"item": "fees"}, headers=as_htmx).status_code == 200
    assert listed.ticks.count() == 1
    assert client.post(f"/cases/{listed.number}/untick/", {"item": "fees"}).status_code == 302
    assert listed.ticks.count() == 0


def test_who_was_warned_says_that_he_closes_it_all_the_same(world, asked, client):
    client.force_login(world.noura.user)
    page = client.get(f"/cases/{asked.number}/obstacles/").content.decode()
    assert 'name="even_so"' in page
    given = {"text": "Done.", "warned": "1"}
    assert client.post(f"/cases/{asked.number}/complete/", given).status_code == 422
    assert client.post(f"/cases/{asked.number}/complete/", given | {"even_so": "1"}).status_code == 302


def test_a_form_that_comes_back_shows_where_to_say_so_at_once(world, asked, client):
    client.force_login(world.noura.user)
    given = {"text": "It cannot be.", "outcome": "rejected", "warned": "1"}
    page = client.post(f"/cases/{asked.number}/reject/", given)
    assert page.status_code == 422
    assert 'name="even_so" value="1">' in page.content.decode()
    again = client.post(f"/cases/{asked.number}/reject/", given | {"even_so": "1"})
    assert again.status_code == 422
    assert 'name="even_so" value="1" checked>' in again.content.decode()


def test_who_wrote_and_had_no_answer_stands_against_it(world, opened):
    actions.comment(by=world.sara, case=opened, text="When?")
    assert [one.code for one in closing_obstacles(opened)] == ["comment"]
    actions.comment(by=world.noura.user, case=opened, text="Soon.")
    assert closing_obstacles(opened) == []


def test_what_was_asked_for_and_came_does_not(world, asked):
    assert [one.code for one in closing_obstacles(asked)] == ["question"]
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    assert closing_obstacles(asked) == []
