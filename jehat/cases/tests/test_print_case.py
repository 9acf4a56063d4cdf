"""A case on paper: for the team with its notes or without, for the beneficiary, and each time on the record."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.catalogue.tests.asking import FORM, ask
from jehat.core.verdict import Refused

from .traces import line

INSIDE, OUTSIDE = "Among us alone", "To the beneficiary"


@pytest.fixture
def said(world, opened):
    actions.note(by=world.noura.user, case=opened, text=INSIDE)
    actions.comment(by=world.noura.user, case=opened, text=OUTSIDE)
    return opened


@pytest.fixture
def sheet(client, said):
    def sheet(user, query=""):
        client.force_login(user)
        return client.get(reverse("cases:print_case", args=[said.number]) + query)

    return sheet


@pytest.mark.parametrize(("query", "inside"), [("", False), ("?for=notes", True), ("?for=beneficiary", False)])
def test_the_team_has_it_with_its_notes_or_without(world, said, sheet, query, inside):
    page = sheet(world.noura.user, query).content.decode()
    assert (INSIDE in page, OUTSIDE in page) == (inside, True)
    event = line("case.print", said)
    assert (event.by, event.particulars) == (world.noura.user, {"internal": inside})


@pytest.mark.parametrize("query", ["", "?for=notes", "?for=team"])
def test_the_beneficiary_never_has_a_note(world, sheet, query):
    page = sheet(world.sara, query)
    assert page.status_code == 200
    assert OUTSIDE in page.content.decode() and INSIDE not in page.content.decode()


@pytest.mark.parametrize("name", ["stranger", "yousef", "faisal", "admin"])
def test_a_stranger_has_nothing(world, said, sheet, name):
    person = getattr(world, name).user
    assert sheet(person).status_code == 404
    with pytest.raises(Refused):
        actions.print_case(by=person, case=said)


def test_notes_are_refused_to_the_beneficiary_and_to_nobody_signed_in(world, said):
    for person in (world.sara, AnonymousUser()):
        with pytest.raises(Refused):
            actions.print_case(by=person, case=said, with_notes=True)
    assert not Event.objects.filter(verb="case.print", outcome="done").exists()


def test_what_was_answered_to_the_form_is_on_it(world, client):
    ask(world.kind, form=FORM)
    given = {"floors": "3", "has_lift": "yes", "maker": "Otis", "use": "home"}
    case = actions.submit(by=world.sara, kind=world.kind, subject="A house", answers=given)
    for person in (world.sara, case.assignee.user):
        client.force_login(person)
        page = client.get(reverse("cases:print_case", args=[case.number])).content.decode()
        assert "عدد الأدوار" in page and "Otis" in page
