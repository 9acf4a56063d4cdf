import pytest
from django.db import IntegrityError, transaction

from jehat.cases import actions
from jehat.cases.models import Case, Rating
from jehat.catalogue.tests.asking import ask as put_questions
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import ANYBODY, each_stranger, refused
from .traces import line, outgoing, sent, sentence, told

NOT_HIS = "Only the beneficiary rates the service."
TOO_EARLY = "A case is rated once it is closed."
ALREADY = "You have rated this case already."
STAFF = {
    "the holder": (lambda world: world.noura.user, NOT_HIS),
    "his supervisor": (lambda world: world.huda.user, NOT_HIS),
}


def test_the_opinion_is_kept_and_the_holder_is_told(world, done):
    rating = actions.rate(by=world.sara, case=done, stars=4, text="Quick.")
    rating = Rating.objects.select_related("case").get(pk=rating.pk)
    assert (rating.stars, rating.text, rating.case, rating.entity) == (4, "Quick.", done, world.entity)
    event = line("case.rate", done)
    assert (event.by, event.particulars) == (world.sara, {"stars": 4})
    assert told(event) == {world.noura.user: sentence("The beneficiary rated case %(number)s", done)}
    assert sent(event) == set()
    assert "Quick" not in outgoing()


def test_it_changes_nothing_of_the_case(world, done):
    before = Case.objects.values("status", "active_at", "closed_at", "version").get(pk=done.pk)
    actions.rate(by=world.sara, case=done, stars=1)
    assert Case.objects.values("status", "active_at", "closed_at", "version").get(pk=done.pk) == before


def test_a_rejection_may_be_rated_too(world, opened):
    rejected = actions.reject(by=world.noura.user, case=opened, text="No.")
    assert actions.rate(by=world.sara, case=rejected, stars=2).stars == 2


@each_stranger(ANYBODY, STAFF, reason=NOT_HIS)
def test_it_is_refused_to_strangers_and_to_the_staff(world, done, who, reason):
    person = who(world)
    with refused("case.rate", done, by=person, reason=reason):
        actions.rate(by=person, case=done, stars=5)


@pytest.mark.parametrize("state", ["case", "opened", "asked", "queued"])
def test_it_is_refused_while_the_case_is_open(world, request, state):
    case = request.getfixturevalue(state)
    with refused("case.rate", case, by=world.sara, reason=TOO_EARLY):
        actions.rate(by=world.sara, case=case, stars=5)


def test_a_kind_that_is_not_rated_is_refused(world):
    put_questions(world.kind, form=(), rules={"is_rated": False})
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall")
    done = actions.complete(by=world.noura.user, case=case, text="Done.")
    with refused("case.rate", done, by=world.sara, reason="Cases of this kind are not rated."):
        actions.rate(by=world.sara, case=done, stars=5)


def test_it_is_refused_a_second_time(world, done):
    actions.rate(by=world.sara, case=done, stars=5)
    with refused("case.rate", done, by=world.sara, reason=ALREADY):
        actions.rate(by=world.sara, case=done, stars=1)


@pytest.mark.parametrize("stars", [0, 6])
def test_the_database_holds_one_to_five(world, done, stars):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.rate(by=world.sara, case=done, stars=stars)
    assert not Rating.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_counts_once(world, done):
    outcomes = at_once(*[lambda: actions.rate(by=world.sara, case=done, stars=5)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == [Rating.__name__, Refused.__name__]
