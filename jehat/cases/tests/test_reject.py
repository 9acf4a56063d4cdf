import html

import pytest
from django.utils.translation import override

from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Ground, Outcome, Status
from jehat.cases.templatetags.cases import state_of
from jehat.catalogue.tests.asking import ask as put_questions

from .refusing import CLOSED, NOT_HIS_OWN, refused, to_staff_only
from .traces import adds_up, both_ways, line, outgoing, sent, sentence, told

WORDS = "The land is not for building."


def test_it_ends_with_the_reason_and_the_beneficiary_is_told_everywhere(world, opened):
    actions.reject(by=world.noura.user, case=opened, text=WORDS)
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, case.is_open, case.version) == (Status.REJECTED, False, opened.version + 1)
    assert case.closed_at == case.first_answer_at
    said = case.comments.get(act=Comment.Act.REJECT)
    assert (said.text, said.by) == (WORDS, world.noura.user)
    event = line("case.reject", case)
    why = {"result": "rejected", "ground": "other"}
    assert (event.by, event.particulars) == (world.noura.user, {"comment": str(said.pk)} | why)
    closed = "Case %(number)s was closed; the outcome is on its page"
    assert told(event) == {world.sara: sentence(closed, case)}
    assert sent(event) == both_ways(world.sara)
    assert "land" not in outgoing()
    assert adds_up(case)


def test_what_waits_in_a_queue_may_be_rejected_by_its_owner(world, queued):
    assert actions.reject(by=world.huda.user, case=queued, text=WORDS).status == Status.REJECTED
    assert queued.custodies.get().employee is None


def test_files_may_go_with_it(world, opened, hand_in):
    plan = hand_in(world.noura.user)
    actions.reject(by=world.noura.user, case=opened, text=WORDS, files=[plan])
    assert opened.comments.get(act="reject").attachments.get().file_id == plan.pk


def test_a_case_that_waits_for_an_answer_may_be_rejected(world, asked):
    assert actions.reject(by=world.noura.user, case=asked, text=WORDS).status == Status.REJECTED


@pytest.mark.parametrize("ground", Ground)
def test_a_rejection_keeps_its_ground(world, opened, ground):
    case = actions.reject(by=world.noura.user, case=opened, text=WORDS, ground=ground)
    assert (case.outcome, case.ground) == (Outcome.REJECTED, ground)


@pytest.mark.parametrize(("outcome", "state"), [("not_competent", "opened"), ("no_answer", "asked")])
def test_a_case_may_end_otherwise_and_has_no_ground_then(world, request, outcome, state):
    found = request.getfixturevalue(state)
    case = actions.reject(by=world.noura.user, case=found, text=WORDS, outcome=outcome, ground=Ground.FACTS)
    assert (case.status, case.outcome, case.ground) == (Status.REJECTED, outcome, "")
    assert line("case.reject", case).particulars["result"] == outcome


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ("done", "A case is not closed with this outcome."),
        ("withdrawn", "A case is not closed with this outcome."),
        ("no_answer", "Nothing was asked of the beneficiary that is not answered."),
    ],
)
def test_what_did_not_happen_is_refused(world, opened, outcome, reason):
    with refused("case.reject", opened, by=world.noura.user, reason=reason):
        actions.reject(by=world.noura.user, case=opened, text=WORDS, outcome=outcome)


def test_an_outcome_that_the_kind_does_not_know_is_refused_and_not_offered(world, client):
    knows(world.kind, "rejected")
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall")
    reason = "Cases of this kind are not closed with this outcome."
    with refused("case.reject", case, by=world.noura.user, reason=reason):
        actions.reject(by=world.noura.user, case=case, text=WORDS, outcome="not_competent")
    with refused("case.complete", case, by=world.noura.user, reason=reason):
        actions.complete(by=world.noura.user, case=case, text=WORDS)
    client.force_login(world.noura.user)
    form = client.get(f"/cases/{case.number}/work/?act=reject").context["reject_form"]
    assert [code for code, _label in form.fields["outcome"].choices] == ["rejected"]
    assert actions.reject(by=world.noura.user, case=case, text=WORDS).outcome == "rejected"


def knows(kind, *outcomes):
    put_questions(kind, form=(), rules={"outcomes": list(outcomes)})


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("outcome", ["rejected", "not_competent", "no_answer"])
def test_the_beneficiary_reads_the_same_outcome_everywhere(world, asked, client, outcome, language):
    case = actions.reject(by=world.noura.user, case=asked, text=WORDS, outcome=outcome)
    type(world.sara).objects.filter(pk=world.sara.pk).update(language=language)
    client.force_login(world.sara)
    with override(language):
        words = str(state_of(case, "case"))
    for address in ("/home/", f"/cases/{case.number}/"):
        assert words in html.unescape(client.get(address).content.decode())


@pytest.mark.parametrize(
    ("given", "wrong"),
    [({"outcome": "rejected"}, "ground"), ({"outcome": ""}, "outcome"), ({"outcome": "no_answer"}, "outcome")],
)
def test_the_form_asks_for_outcome_and_ground(world, opened, client, given, wrong):
    client.force_login(world.noura.user)
    answer = client.post(f"/cases/{opened.number}/reject/", {"text": WORDS} | given)
    assert (answer.status_code, wrong in answer.context["reject_form"].errors) == (422, True)
    assert WORDS in answer.content.decode()
    opened.refresh_from_db()
    assert opened.is_open


def test_the_page_closes_it(world, opened, client):
    client.force_login(world.noura.user)
    client.post(f"/cases/{opened.number}/reject/", {"text": WORDS, "outcome": "rejected", "ground": "conditions"})
    opened.refresh_from_db()
    assert (opened.outcome, opened.ground) == ("rejected", "conditions")


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.reject", opened, by=person, reason=reason):
        actions.reject(by=person, case=opened, text=WORDS)


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.reject", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.reject(by=world.huda.user, case=own, text=WORDS)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.reject", done, by=world.noura.user, reason=CLOSED):
        actions.reject(by=world.noura.user, case=done, text=WORDS)
