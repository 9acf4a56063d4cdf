"""The words typed into the form of an act, kept on every device until the act is done."""

import pytest
from django.urls import reverse

from jehat.cases import actions, queries
from jehat.cases.queries.kept import speaking_place
from jehat.core.verdict import Refused
from jehat.documents import places
from jehat.documents.actions import keep_draft
from jehat.documents.models import Draft

TYPED = "the words that took an hour"
ACTS = {"ask": "text", "refer": "note", "complete": "text", "reject": "text"}


@pytest.fixture
def kept(world, opened):
    """`kept(act)`: what Noura typed into the form of an act on another device."""

    def keep(act, **more):
        words = {ACTS[act]: TYPED} | more
        return keep_draft(by=world.noura.user, place=speaking_place(opened, act), words=words)

    return keep


@pytest.fixture
def page(world, opened, client):
    client.force_login(world.noura.user)
    address = reverse("cases:work", args=[opened.number])

    def read(dialog=""):
        asked = {"form": dialog} if dialog else {}
        return client.get(address, asked, headers={"HX-Request": "true"} if dialog else {}).context

    return read


@pytest.mark.parametrize("act", ACTS)
def test_the_form_begins_with_what_was_typed(kept, page, act):
    draft = kept(act)
    context = page(act)
    assert context[f"{act}_form"][ACTS[act]].value() == TYPED
    assert context["drafted"][act].version == draft.version


def test_what_was_chosen_stands_as_it_was(world, kept, page):
    kept("refer", to=str(world.legal.pk))
    kept("reject", outcome="not_competent")
    assert page("refer")["refer_form"]["to"].value() == str(world.legal.pk)
    assert page("reject")["reject_form"]["outcome"].value() == "not_competent"


@pytest.mark.parametrize("act", ACTS)
def test_doing_the_act_ends_its_draft_alone(world, opened, kept, client, act):
    kept(act)
    other = kept(next(one for one in ACTS if one != act))
    client.force_login(world.noura.user)
    data = {ACTS[act]: TYPED, "to": world.legal.pk, "outcome": "not_competent"}
    assert client.post(reverse(f"cases:{act}", args=[opened.number]), data).status_code == 302
    assert list(Draft.objects.all()) == [other]


@pytest.mark.parametrize("act", ACTS)
def test_a_stale_form_keeps_the_draft(world, opened, kept, client, act):
    kept(act)
    seen = queries.last_line(opened)
    actions.comment(by=world.sara, case=opened, text="I found the plan myself")
    client.force_login(world.noura.user)
    data = {ACTS[act]: TYPED, "to": world.legal.pk, "outcome": "not_competent", "seen": seen}
    answer = client.post(reverse(f"cases:{act}", args=[opened.number]), data)
    assert (answer.status_code, answer.context[f"{act}_form"][ACTS[act]].value()) == (409, TYPED)
    assert answer.context["drafted"][act].is_typed
    assert Draft.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_the_beneficiary_keeps_no_draft_of_an_act_of_the_team(world, opened, act):
    with pytest.raises(Refused):
        keep_draft(by=world.sara, place=speaking_place(opened, act), words={"text": TYPED})


@pytest.mark.parametrize("act", ACTS)
def test_the_draft_leads_to_the_form(world, opened, act):
    place = places.find(world.noura.user, speaking_place(opened, act))
    assert place.url == f"{reverse('cases:work', args=[opened.number])}?act={act}#{act}"
    assert place.is_internal == (act == "refer")


def test_words_for_an_act_that_is_no_more_open_are_shown_to_copy(world, opened, kept, page):
    kept("ask")
    actions.complete(by=world.huda.user, case=opened, text="It is done already")
    context = page()
    assert [text for _label, _place, text in context["left_over"]] == [TYPED]
