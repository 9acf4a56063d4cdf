"""The form of an act comes to its dialog when it is wanted, with what was typed and with what its page showed."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.queries.kept import speaking_place
from jehat.cases.views.acts import DIALOGS
from jehat.documents.actions import keep_draft

OPEN = ("ask", "refer", "assign", "complete", "reject")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def work(world, opened, client):
    """`work(**asked)`: what the address of the case answers Noura."""
    client.force_login(world.noura.user)
    address = reverse("cases:work", args=[opened.number])
    return lambda headers=None, **asked: client.get(address, asked, headers=headers or {})


@pytest.fixture
def alone(work):
    return lambda act, seen=0: work(HTMX, form=act, seen=seen)


def action_of(opened, act):
    return f'action="{reverse(f"cases:{act}", args=[opened.number])}"'


@pytest.mark.parametrize("act", OPEN)
def test_the_page_holds_the_dialog_and_the_dialog_fetches_its_form(opened, work, alone, act):
    page = work().content.decode()
    assert action_of(opened, act) not in page
    assert f'<dialog class="dialog" id="{act}"' in page
    form = alone(act)
    assert form.status_code == 200
    assert form.content.decode().lstrip().startswith("<form ")
    assert action_of(opened, act) in form.content.decode()


@pytest.mark.parametrize("act", OPEN)
def test_asked_for_by_its_address_the_form_stands_in_the_page(opened, work, act):
    page = work(act=act).content.decode()
    assert action_of(opened, act) in page
    assert page.count("data-late=") == len(OPEN) - 1


def test_a_closed_case_is_opened_again_by_a_form_of_its_own(world, opened, client):
    actions.reject(by=world.noura.user, case=opened, text="Not ours", outcome="not_competent")
    client.force_login(world.huda.user)
    form = client.get(reverse("cases:work", args=[opened.number]), {"form": "reopen"}, headers=HTMX)
    assert action_of(opened, "reopen") in form.content.decode()


@pytest.mark.parametrize("act", DIALOGS)
def test_what_is_not_open_says_why(world, opened, alone, act):
    actions.complete(by=world.noura.user, case=opened, text="Done")
    answer = alone(act)
    assert (answer.status_code, answer.templates[0].name) == (200, "cases/_act_refused.html")
    assert action_of(opened, act) not in answer.content.decode()


@pytest.mark.parametrize("act", ["comment", "note", "classify", "nonsense", "", "x/../y"])
def test_no_other_act_has_a_form_here(alone, act):
    assert alone(act).status_code == 404


@pytest.mark.parametrize("act", OPEN)
def test_without_a_script_it_leads_to_the_page(opened, work, act):
    answer = work(form=act)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{reverse('cases:work', args=[opened.number])}?act={act}#{act}",
    )


def test_who_does_not_see_the_case_gets_no_form(world, opened, client):
    for stranger in (world.sara, world.stranger.user):
        client.force_login(stranger)
        address = reverse("cases:work", args=[opened.number])
        assert client.get(address, {"form": "ask"}, headers=HTMX).status_code == 404


def test_the_form_knows_what_its_page_showed_and_not_what_happened_since(world, opened, work, alone):
    shown = work().context["seen"]
    actions.comment(by=world.sara, case=opened, text="I found the plan myself")
    assert queries.last_line(opened) != shown
    form = alone("complete", seen=shown).content.decode()
    assert f'name="seen" value="{shown}"' in form
    page = work()
    assert f"form=complete&amp;seen={page.context['seen']}" in page.content.decode()


@pytest.mark.parametrize("act", ["ask", "refer", "complete", "reject"])
def test_what_was_typed_stands_in_it(world, opened, alone, act):
    place = speaking_place(opened, act)
    name = "note" if act == "refer" else "text"
    draft = keep_draft(by=world.noura.user, place=place, words={name: "typed for an hour"})
    context = alone(act).context
    assert context[f"{act}_form"][name].value() == "typed for an hour"
    assert context["drafted"][act].version == draft.version


def test_it_leaves_no_trace_of_opening(opened, work, alone):
    work()
    before = Event.objects.count()
    alone("ask")
    assert Event.objects.count() == before
