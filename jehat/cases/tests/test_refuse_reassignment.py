import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.core.verdict import Refused

from .traces import line, sentence, told


@pytest.fixture
def wish(world, opened):
    return actions.ask_reassignment(by=world.noura.user, case=opened, wish="load")


def test_it_stays_and_the_asker_reads_why(world, opened, wish, client):
    case = actions.refuse_reassignment(by=world.huda.user, asked=wish, answer="It is almost done.")
    assert case.assignee == world.noura
    said = sentence("Case %(number)s stays with you; the reason is on its page of assignment", case)
    assert told(line("case.refuse_reassignment", case)) == {world.noura.user: said}
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:assignment", args=[opened.number])).content.decode()
    assert "It is almost done." in page and 'name="wish"' in page


def test_it_may_be_asked_again(world, opened, wish):
    actions.refuse_reassignment(by=world.huda.user, asked=wish, answer="No.")
    assert actions.ask_reassignment(by=world.noura.user, case=opened, wish="absence").pk != wish.pk


def test_it_is_refused_to_everybody_else(world, wish):
    for wrong in (
        world.noura.user,
        world.faisal.user,
        world.salma.user,
        world.stranger.user,
        world.admin.user,
        world.sara,
    ):
        with pytest.raises(Refused):
            actions.refuse_reassignment(by=wrong, asked=wish, answer="No.")


def test_the_page_asks_for_the_reason(world, opened, wish, client):
    client.force_login(world.huda.user)
    at = reverse("cases:refuse_reassignment", args=[opened.number])
    assert client.post(at, {"answer": ""}).status_code == 422
    assert client.post(at, {"answer": "Almost done."}).status_code == 302


def test_a_program_refuses_it(world, opened, wish, client):
    client.force_login(world.huda.user)
    at = f"/api/v1/cases/{opened.number}/reassignment/refuse"
    assert client.post(at, {"answer": "No."}, content_type="application/json").status_code == 200
