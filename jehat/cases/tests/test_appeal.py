"""An appeal against a rejection: once, in time, and to somebody else than who rejected."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, appeals
from jehat.cases.models import Appeal, Case, Comment
from jehat.cases.permissions import appealed_until
from jehat.cases.states import Status
from jehat.core.verdict import Refused
from jehat.organization.models import Department, Grant

from .at_once import at_once
from .refusing import ANYBODY, each_stranger, refused
from .traces import line, outgoing, sentence, told

WORDS = "The deed was there."
NOT_HIS = "Only the beneficiary appeals."
STAFF = {
    "the holder": (lambda world: world.noura.user, NOT_HIS),
    "his supervisor": (lambda world: world.huda.user, NOT_HIS),
}


@pytest.fixture
def rejected(world, opened):
    return actions.reject(by=world.noura.user, case=opened, text="No.")


def test_it_goes_to_somebody_else_who_is_told_and_sees_the_case(world, rejected):
    made = actions.appeal(by=world.sara, case=rejected, text=WORDS)
    assert made.employee is not None and made.employee.user != made.closing.by
    case = Case.objects.get(pk=rejected.pk)
    assert (case.status, made.is_pending) == (Status.REJECTED, True)
    assert case.comments.get(act=Comment.Act.APPEAL).text == WORDS
    waits = "An appeal against the rejection of case %(number)s waits for your decision"
    assert told(line("case.appeal", case)) == {made.employee.user: sentence(waits, case)}
    assert Case.objects.visible_to(made.employee.user).filter(pk=case.pk).exists()
    assert "deed" not in outgoing()


def test_the_kind_of_case_names_the_department(world, rejected):
    Department.objects.filter(pk=world.legal.pk).update(head=world.yousef)
    rejected.terms.rules = {"appeal_department": world.legal.code}
    department, judge = appeals.judge_of(rejected, rejected.ending, now=timezone.now())
    assert (department, judge) == (world.legal, world.yousef)


def test_never_to_who_rejected(world, opened):
    case = actions.reject(by=world.huda.user, case=opened, text="No.")
    made = actions.appeal(by=world.sara, case=case, text=WORDS)
    assert made.employee is None or made.employee.user != world.huda.user


def test_where_no_head_could_nobody_in_person_has_it(world, rejected):
    Department.objects.filter(entity=world.entity).update(head=None)
    made = actions.appeal(by=world.sara, case=rejected, text=WORDS)
    assert made.employee is None
    assert Grant.objects.filter(cause="appeal").count() == 0


@pytest.mark.parametrize(("past", "allowed"), [(timedelta(0), True), (timedelta(microseconds=1), False)])
def test_the_window_ends_with_the_last_day(world, rejected, past, allowed):
    moment = appealed_until(rejected) + past
    assert appealed_until(rejected).date() == (timezone.localtime(rejected.closed_at) + timedelta(days=30)).date()
    if allowed:
        assert actions.appeal(by=world.sara, case=rejected, text=WORDS, now=moment).is_pending
        return
    with refused("case.appeal", rejected, by=world.sara, reason="The time to appeal is over."):
        actions.appeal(by=world.sara, case=rejected, text=WORDS, now=moment)


def test_it_is_made_once(world, rejected):
    actions.appeal(by=world.sara, case=rejected, text=WORDS)
    with refused("case.appeal", rejected, by=world.sara, reason="An appeal was made in this case already."):
        actions.appeal(by=world.sara, case=rejected, text=WORDS)


@each_stranger(ANYBODY, STAFF, reason=NOT_HIS)
def test_it_is_refused_to_strangers_and_to_the_staff(world, rejected, who, reason):
    person = who(world)
    with refused("case.appeal", rejected, by=person, reason=reason):
        actions.appeal(by=person, case=rejected, text=WORDS)


@pytest.mark.parametrize("state", ["opened", "done"])
def test_it_is_refused_where_nothing_was_rejected(world, request, state):
    case = request.getfixturevalue(state)
    with refused("case.appeal", case, by=world.sara, reason="An appeal is made against a rejection."):
        actions.appeal(by=world.sara, case=case, text=WORDS)


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_there_is_one(world, rejected):
    outcomes = at_once(*[lambda: actions.appeal(by=world.sara, case=rejected, text=WORDS)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == [Appeal.__name__, Refused.__name__]


def test_the_page_asks_says_until_when_and_does_it(world, rejected, client):
    client.force_login(world.sara)
    page = client.get(f"/cases/{rejected.number}/")
    assert page.context["after"].days_to_appeal == 31
    assert f"/cases/{rejected.number}/appeal/" in page.content.decode()
    answer = client.post(f"/cases/{rejected.number}/appeal/", {"text": WORDS}, follow=True)
    assert answer.status_code == 200
    assert Appeal.objects.get().is_pending
    assert f"/cases/{rejected.number}/appeal/" not in answer.content.decode()
