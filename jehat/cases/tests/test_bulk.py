"""Acts on many cases at once."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case

from .many import make_cases

BULK = "/cases/inbox/bulk/"


@pytest.fixture
def sends(client):
    def sends(who, cases, query="view=department", **data):
        client.force_login(who.user)
        answer = client.post(f"{BULK}?{query}", {"pick": [case.number for case in cases]} | data)
        said = [(message.level_tag, str(message)) for message in get_messages(answer.wsgi_request)]
        return answer, said

    return sends


def test_each_is_assigned_by_its_own_action_and_can_be_taken_back(world, sends, client):
    cases = make_cases(world, 3)
    answer, said = sends(world.huda, cases, do="assign", to=world.faisal.pk)
    assert answer.url == f"{reverse('cases:inbox')}?view=department"
    assert set(Case.objects.values_list("assignee", flat=True)) == {world.faisal.pk}
    assert Event.objects.filter(verb="case.assign", by=world.huda.user).count() == 3
    assert [level for level, _words in said] == ["success"]
    undo = f"{reverse('cases:undo_assign')}?cases={','.join(case.number for case in cases)}"
    assert client.post(undo).status_code == 302
    assert set(Case.objects.values_list("assignee", flat=True)) == {world.noura.pk}


def test_what_is_refused_is_told_and_the_rest_is_done(world, done, sends):
    cases = make_cases(world, 2)
    _answer, said = sends(world.huda, [*cases, done], do="assign", to=world.majed.pk)
    assert [level for level, _words in said] == ["success", "error"]
    assert Case.objects.filter(assignee=world.majed).count() == 2


def test_they_are_marked_as_read_as_far_as_they_were_opened(world, opened, sends):
    actions.comment(by=world.sara, case=opened, text="Hello")
    fresh = make_cases(world, 1)
    _answer, said = sends(world.noura, [opened, *fresh], query="", do="read")
    assert [level for level, _words in said] == ["success", "error"]
    assert Event.objects.filter(verb="case.mark_read", outcome="done").count() == 1


@pytest.mark.parametrize("data", [{"do": "assign"}, {"do": "assign", "to": "x"}, {"do": "assign", "to": ""}])
def test_nobody_chosen_is_nothing_done(world, sends, data):
    cases = make_cases(world, 1)
    _answer, said = sends(world.huda, cases, **data)
    assert [level for level, _words in said] == ["warning"]
    assert Case.objects.get().assignee == world.noura


def test_nothing_chosen_is_told(world, sends):
    assert [level for level, _words in sends(world.huda, [], do="read")[1]] == ["warning"]


@pytest.mark.parametrize("who", ["stranger", "yousef", "salma"])
def test_cases_out_of_reach_are_as_if_they_were_not(world, sends, who):
    cases = make_cases(world, 2)
    _answer, said = sends(getattr(world, who), cases, do="assign", to=world.faisal.pk)
    assert [level for level, _words in said] == ["warning"]
    assert set(Case.objects.values_list("assignee", flat=True)) == {world.noura.pk}


def test_an_officer_gives_his_own_to_a_colleague(world, sends, client):
    cases = make_cases(world, 1)
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:inbox")).content.decode()
    assert f'value="{world.faisal.pk}"' in page
    sends(world.noura, cases, query="", do="assign", to=world.faisal.pk)
    assert Case.objects.get().assignee == world.faisal
