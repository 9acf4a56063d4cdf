import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Reason
from jehat.core.verdict import Refused

from .traces import adds_up, holders, line, sentence, told


@pytest.fixture
def wish(world, opened):
    return actions.ask_reassignment(by=world.noura.user, case=opened, wish="load")


def test_it_goes_to_whom_it_falls_without_the_asker(world, opened, wish):
    case = actions.grant_reassignment(by=world.huda.user, asked=wish)
    wish.refresh_from_db()
    assert case.assignee in (world.faisal, world.majed) and adds_up(case)
    assert (wish.is_granted, wish.decided_by) == (True, world.huda.user)
    event = line("case.grant_reassignment", case)
    assert told(event) == {
        world.noura.user: sentence("Case %(number)s went to another as you asked", case),
        case.assignee.user: sentence("Case %(number)s was assigned to you", case),
    }


def test_it_goes_to_the_colleague_that_is_named(world, wish):
    case = actions.grant_reassignment(by=world.huda.user, asked=wish, to=world.majed)
    assert holders(case)[-1] == (world.permits, world.majed, Reason.BY_HAND)


def test_it_does_not_go_back_to_the_asker_or_out_of_the_department(world, wish):
    for wrong in (world.noura, world.yousef):
        with pytest.raises(Refused):
            actions.grant_reassignment(by=world.huda.user, asked=wish, to=wrong)


def test_it_is_decided_once_and_not_by_the_asker_or_a_stranger(world, wish):
    for wrong in (
        world.noura.user,
        world.faisal.user,
        world.salma.user,
        world.stranger.user,
        world.admin.user,
        world.sara,
    ):
        with pytest.raises(Refused):
            actions.grant_reassignment(by=wrong, asked=wish)
    actions.grant_reassignment(by=world.huda.user, asked=wish)
    with pytest.raises(Refused):
        actions.grant_reassignment(by=world.huda.user, asked=wish)


def test_the_page_grants_it(world, opened, wish, client):
    client.force_login(world.huda.user)
    page = client.get(reverse("cases:assignment", args=[opened.number])).content.decode()
    assert 'name="to"' in page and 'name="answer"' in page
    sent = {"to": world.majed.pk}
    answer = client.post(reverse("cases:grant_reassignment", args=[opened.number]), sent)
    assert answer.status_code == 302
    assert Case.objects.get(pk=opened.pk).assignee == world.majed


def test_a_program_grants_it(world, opened, wish, client):
    client.force_login(world.huda.user)
    at = f"/api/v1/cases/{opened.number}/reassignment/grant"
    sent = {"to": str(world.yousef.pk)}
    assert client.post(at, sent, content_type="application/json").status_code == 422
    assert client.post(at, {}, content_type="application/json").status_code == 200
