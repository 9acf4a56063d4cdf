import pytest

from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Outcome, Status

from .acting import represent
from .at_once import at_once
from .refusing import ANYBODY, CLOSED, WITHIN, each_stranger, refused
from .traces import adds_up, line, outgoing, sent, sentence, told

WORDS = "The neighbour has filed it."
ONLY_HIS = "Only the beneficiary withdraws a case."

to_strangers = each_stranger(ANYBODY, WITHIN, reason=ONLY_HIS)


def test_it_ends_withdrawn_and_the_holder_is_told(world, opened):
    actions.withdraw(by=world.sara, case=opened, text=WORDS)
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, case.outcome, case.ground, case.is_open) == (Status.WITHDRAWN, Outcome.WITHDRAWN, "", False)
    assert (case.closed_at, case.version) == (case.active_at, opened.version + 1)
    said = case.comments.get(act=Comment.Act.WITHDRAW)
    assert (said.text, said.by, said.is_from_beneficiary) == (WORDS, world.sara, True)
    event = line("case.withdraw", case)
    assert (event.by, event.particulars) == (world.sara, {"comment": str(said.pk)})
    assert told(event) == {world.noura.user: sentence("Case %(number)s was withdrawn by the beneficiary", case)}
    assert sent(event) <= {(world.noura.user, "email"), (world.noura.user, "sms")}
    assert "neighbour" not in outgoing()
    assert adds_up(case)


def test_words_are_not_asked_for(world, opened):
    actions.withdraw(by=world.sara, case=opened)
    assert opened.comments.get(act="withdraw").text == ""


@pytest.mark.parametrize("state", ["case", "opened", "asked", "queued"])
def test_it_may_come_from_every_open_state(world, request, state):
    found = request.getfixturevalue(state)
    assert actions.withdraw(by=world.sara, case=found).status == Status.WITHDRAWN


def test_who_acts_for_the_beneficiary_may_and_the_beneficiary_is_told(world, opened):
    represent(world.sara, world.imran)
    actions.withdraw(by=world.imran, case=opened)
    assert set(told(line("case.withdraw", opened))) == {world.noura.user, world.sara}


@to_strangers
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.withdraw", opened, by=person, reason=reason):
        actions.withdraw(by=person, case=opened)


def test_it_is_refused_to_the_holder(world, opened):
    with refused("case.withdraw", opened, by=world.noura.user, reason=ONLY_HIS):
        actions.withdraw(by=world.noura.user, case=opened)


def test_it_is_refused_once_something_is_decided(world, done):
    with refused("case.withdraw", done, by=world.sara, reason=CLOSED):
        actions.withdraw(by=world.sara, case=done)


def test_what_was_withdrawn_is_not_rated(world, opened):
    case = actions.withdraw(by=world.sara, case=opened)
    with refused("case.rate", case, by=world.sara, reason="A case that was withdrawn is not rated."):
        actions.rate(by=world.sara, case=case, stars=1)


@pytest.mark.django_db(transaction=True)
def test_withdrawn_and_completed_at_once_it_ends_once(world, opened):
    outcomes = at_once(
        lambda: actions.withdraw(by=world.sara, case=opened),
        lambda: actions.complete(by=world.noura.user, case=opened, text="Done."),
    )
    opened.refresh_from_db()
    assert [type(one).__name__ for one in outcomes].count("Refused") == 1
    assert opened.comments.filter(act__in=["withdraw", "complete"]).count() == 1


def test_the_page_says_what_it_means_and_names_the_case(world, opened, client):
    client.force_login(world.sara)
    page = client.get(f"/cases/{opened.number}/withdraw/").content.decode()
    assert opened.subject in page
    assert opened.number in page
    answer = client.post(f"/cases/{opened.number}/withdraw/", {"text": WORDS}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/cases/{opened.number}/"
    assert answer.context["case"].status == "withdrawn"
    assert "withdraw/" not in answer.content.decode()


def test_the_page_is_not_there_for_others(world, opened, client):
    for person in (world.imran, world.noura.user, world.huda.user):
        client.force_login(person)
        assert client.get(f"/cases/{opened.number}/withdraw/").status_code == 404
        assert client.post(f"/cases/{opened.number}/withdraw/").status_code == 404


def test_too_many_words_are_not_taken_and_kept(world, opened, client):
    client.force_login(world.sara)
    answer = client.post(f"/cases/{opened.number}/withdraw/", {"text": "x" * 1001})
    assert (answer.status_code, "x" * 1001 in answer.content.decode()) == (422, True)
