"""A closed case is not solved: it comes back to the head of the department, and counts against the first closing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case, Closing, Comment
from jehat.cases.permissions import disputed_until
from jehat.cases.states import Outcome, Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import ANYBODY, each_stranger, refused
from .traces import line, outgoing, sentence, told

WORDS = "The permit names another street."
NOT_HIS = "Only the beneficiary says whether it is solved."
OPEN = "The case is not closed."
OVER = "The time to say that it is not solved is over; file a new case."
NOT_SO = "A case that ended like this is not disputed."
STAFF = {
    "the holder": (lambda world: world.noura.user, NOT_HIS),
    "his supervisor": (lambda world: world.huda.user, NOT_HIS),
}


def test_it_comes_back_to_the_head_who_is_told(world, done):
    actions.dispute(by=world.sara, case=done, text=WORDS)
    case = Case.objects.get(pk=done.pk)
    assert (case.status, case.outcome, case.closed_at) == (Status.ASSIGNED, "", None)
    assert case.assignee == world.huda
    said = case.comments.get(act=Comment.Act.DISPUTE)
    assert (said.text, said.is_from_beneficiary) == (WORDS, True)
    event = line("case.dispute", case)
    assert event.particulars["nth"] == 1
    comes_back = "Case %(number)s is not solved, says the beneficiary; it came back to you"
    assert told(event) == {world.huda.user: sentence(comes_back, case)}
    assert "street" not in outgoing()


def test_it_counts_against_the_first_closing(world, done):
    actions.dispute(by=world.sara, case=done, text=WORDS)
    first = done.closings.get()
    assert (first.was_first, first.outcome, first.by) == (True, Outcome.DONE, world.noura.user)
    assert (first.taken_up, first.taken_up_at is not None) == (Closing.TakenUp.DISPUTED, True)
    actions.complete(by=world.huda.user, case=done, text="Now it is right.")
    second = done.closings.standing().get()
    assert (second.nth, second.was_first) == (2, False)


def test_only_the_time_it_was_closed_has_no_holder(world, done):
    closed_at = done.closed_at
    later = closed_at + timedelta(days=3)
    actions.dispute(by=world.sara, case=done, text=WORDS, now=later)
    before, after = done.custodies.oldest_first()
    assert (before.until, after.since, after.until) == (closed_at, later, None)
    assert (after.department, after.employee) == (world.permits, world.huda)


def test_what_was_left_of_its_time_is_left_still(world, done):
    due_at = done.due_at
    case = actions.dispute(by=world.sara, case=done, text=WORDS, now=done.closed_at + timedelta(days=3))
    assert case.due_at > due_at


def test_the_supervisor_assigns_it_on_and_it_ends_again(world, done):
    actions.dispute(by=world.sara, case=done, text=WORDS)
    actions.assign(by=world.huda.user, case=done, to=world.faisal)
    case = actions.complete(by=world.faisal.user, case=done, text="Mended.")
    assert (case.status, has_ended(case)) == (Status.COMPLETED, True)


def has_ended(case) -> bool:
    return not case.custodies.current().exists() and case.custodies.latest("since").until == case.closed_at


def test_without_a_head_it_comes_back_all_the_same(world, done):
    type(world.permits).objects.filter(entity=world.entity).update(head=None)
    case = actions.dispute(by=world.sara, case=done, text=WORDS)
    assert case.is_open and (case.assignee or case.status == Status.TRIAGE)


def test_supervisors_find_it_in_a_view_of_their_own_and_in_the_figures(world, done, client):
    client.force_login(world.huda.user)
    before = client.get("/cases/team/").context["first_closings"]
    assert [(one.closed, one.solved) for one in before] == [(1, 1)]
    actions.dispute(by=world.sara, case=done, text=WORDS)
    now = timezone.now()
    assert list(queries.inbox_views(world.huda, now=now)["disputed"]) == [done]
    assert [(one.closed, one.solved) for one in client.get("/cases/team/").context["first_closings"]] == [(1, 0)]


@pytest.mark.parametrize(("past", "allowed"), [(timedelta(0), True), (timedelta(microseconds=1), False)])
def test_the_window_ends_with_the_last_day(world, done, past, allowed):
    moment = disputed_until(done) + past
    if allowed:
        assert actions.dispute(by=world.sara, case=done, text=WORDS, now=moment).is_open
        return
    with refused("case.dispute", done, by=world.sara, reason=OVER):
        actions.dispute(by=world.sara, case=done, text=WORDS, now=moment)


def test_the_kind_of_case_says_how_long(world, done):
    assert disputed_until(done).date() == (timezone.localtime(done.closed_at) + timedelta(days=7)).date()
    done.terms.rules = {"reopen_days": 2}
    assert disputed_until(done).date() == (timezone.localtime(done.closed_at) + timedelta(days=2)).date()


@each_stranger(ANYBODY, STAFF, reason=NOT_HIS)
def test_it_is_refused_to_strangers_and_to_the_staff(world, done, who, reason):
    person = who(world)
    with refused("case.dispute", done, by=person, reason=reason):
        actions.dispute(by=person, case=done, text=WORDS)


def test_it_is_refused_while_the_case_is_open(world, opened):
    with refused("case.dispute", opened, by=world.sara, reason=OPEN):
        actions.dispute(by=world.sara, case=opened, text=WORDS)


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_what_ended_otherwise_has_other_ways(world, opened, end):
    if end == "rejected":
        case = actions.reject(by=world.noura.user, case=opened, text="No.")
    else:
        case = actions.withdraw(by=world.sara, case=opened)
    with refused("case.dispute", case, by=world.sara, reason=NOT_SO):
        actions.dispute(by=world.sara, case=case, text=WORDS)


@pytest.mark.django_db(transaction=True)
def test_disputed_and_opened_again_at_once_it_comes_back_once(world, done):
    outcomes = at_once(
        lambda: actions.dispute(by=world.sara, case=done, text=WORDS),
        lambda: actions.reopen(by=world.huda.user, case=done, text="It was the wrong one."),
    )
    assert sorted(type(one).__name__ for one in outcomes) == [Case.__name__, Refused.__name__]
    assert done.custodies.current().count() == 1
    assert done.closings.count() == 1


def test_the_page_asks_and_does_it(world, done, client):
    client.force_login(world.sara)
    page = client.get(f"/cases/{done.number}/").content.decode()
    assert f"/cases/{done.number}/dispute/" in page
    answer = client.post(f"/cases/{done.number}/dispute/", {"text": WORDS}, follow=True)
    assert answer.status_code == 200
    assert Case.objects.get(pk=done.pk).is_open
    assert WORDS in answer.content.decode()


def test_what_is_missing_has_to_be_said(world, done, client):
    client.force_login(world.sara)
    answer = client.post(f"/cases/{done.number}/dispute/", {"text": ""})
    assert (answer.status_code, "text" in answer.context["dispute_form"].errors) == (422, True)
