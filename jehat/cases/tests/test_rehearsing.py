"""What would come of acts on many, told before they are done; and all of it undone as a whole."""

import pytest
from django.contrib.messages import get_messages

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.actions.rehearsing import rehearse
from jehat.cases.models import Case

from .many import make_cases
from .refusing import everything

BULK, PREVIEW = "/cases/inbox/bulk/", "/cases/inbox/bulk/preview/"


@pytest.fixture
def preview(client):
    def preview(who, cases, query="view=department", **data):
        client.force_login(who.user)
        return client.post(f"{PREVIEW}?{query}", {"pick": [case.number for case in cases]} | data)

    return preview


def lines() -> int:
    return Event.objects.filter(verb__startswith="case.").count()


def test_an_act_is_rehearsed_and_nothing_of_it_stays(world, opened):
    before, count = everything(), lines()
    found = rehearse(actions.assign, by=world.huda.user, case=opened, to=world.faisal)
    assert (found.after.assignee, found.after.status, found.reason) == (world.faisal, "assigned", "")
    refused = rehearse(actions.assign, by=world.sara, case=opened, to=world.faisal)
    assert refused.is_refused and refused.reason
    assert (everything(), lines()) == (before, count)


def test_the_preview_tells_what_is_done_and_what_is_refused_and_why(world, done, preview):
    cases = make_cases(world, 2)
    before, count = everything(), lines()
    page = preview(world.huda, [*cases, done], do="assign", to=world.majed.pk)
    assert [one.case for one in page.context["doable"]] == cases
    assert [(one.case, bool(one.reason)) for one in page.context["refused"]] == [(done, True)]
    assert page.context["refused"][0].reason in page.content.decode()
    assert (everything(), lines()) == (before, count)


def test_what_the_preview_says_comes_true_and_is_undone_as_a_whole(world, client, preview):
    cases = make_cases(world, 3)
    page = preview(world.huda, cases, do="assign", to=world.faisal.pk)
    promised = {one.case.pk: (one.after.status, one.after.assignee_id) for one in page.context["doable"]}
    answer = client.post(
        f"{BULK}?view=department", {"pick": [c.number for c in cases], "do": "assign", "to": world.faisal.pk}
    )
    assert {case.pk: (case.status, case.assignee_id) for case in Case.objects.all()} == promised
    undo = next(word for m in get_messages(answer.wsgi_request) for word in m.tags.split() if word.startswith("undo:"))
    client.post(undo.removeprefix("undo:"))
    assert set(Case.objects.values_list("assignee", flat=True)) == {world.noura.pk}


def test_marking_as_read_is_undone_as_a_whole(world, opened, client, preview):
    actions.comment(by=world.sara, case=opened, text="Hello")
    page = preview(world.noura, [opened], query="", do="read")
    assert [one.case for one in page.context["doable"]] == [opened]
    answer = client.post(BULK, {"pick": [opened.number], "do": "read"})
    undo = next(word for m in get_messages(answer.wsgi_request) for word in m.tags.split() if word.startswith("undo:"))
    client.post(undo.removeprefix("undo:"))
    assert Event.objects.filter(verb="case.mark_unread", outcome="done").count() == 1
    assert str(client.get("/cases/inbox/?view=unread").context["total"]) == "1"


@pytest.mark.parametrize("data", [{"do": "assign"}, {"do": "assign", "to": "x"}])
def test_nobody_chosen_is_nothing_rehearsed(world, preview, data):
    assert preview(world.huda, make_cases(world, 1), **data).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "yousef", "salma"])
def test_cases_out_of_reach_are_as_if_they_were_not(world, preview, who):
    assert preview(getattr(world, who), make_cases(world, 2), do="read").status_code == 302
