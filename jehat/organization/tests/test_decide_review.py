"""What an employee may do is kept or taken away in a review: by his head, or by an administrator, never by himself."""

import threading

import pytest
from django.db import connection

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Grant, ReviewLine, Role
from jehat.organization.terms import Terms

from .granted import fresh, keys_told
from .reviewed import line_of, review_of


@pytest.fixture
def review(world):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    return review_of(world)


def decide(by, employee, **how):
    return actions.decide_review(by=by.user, line=line_of(employee), **how)


def test_a_head_keeps_what_his_people_have(world, review):
    line = decide(world.huda, world.noura)
    assert (line.outcome, line.decided_by, line.verbs) == (ReviewLine.Outcome.KEPT, world.huda.user, [])
    event = Event.objects.filter(verb="review.decide").get()
    assert event.particulars["decision"] == "kept" and event.particulars["employee"] == str(world.noura.pk)
    assert keys_told(world.noura) == ["grant.given"] and fresh(world.noura).may("reply.write_entity")


def test_a_head_takes_away_without_any_other_permission(world, review):
    line = decide(world.huda, world.noura, wanted=["reply.write_entity", "case.reject"])
    assert line.outcome == ReviewLine.Outcome.WITHDRAWN and line.verbs == ["case.reject", "reply.write_entity"]
    noura = fresh(world.noura)
    assert not noura.may("reply.write_entity") and not noura.may("case.reject") and noura.may("case.note")
    assert keys_told(world.noura) == ["grant.given", "grant.withdrawn"]
    assert {"grant.withdraw", "grant.deny"} <= set(Event.objects.values_list("verb", flat=True))


def test_an_administrator_gives_a_role_of_less(world, review):
    lesser = Role.objects.get(entity=world.entity, code="officer")
    line = decide(world.admin, world.salma, role=lesser, wanted=["case.reject"])
    salma = fresh(world.salma)
    assert salma.role == lesser and line.to_role == lesser and not salma.may("case.reject")
    assert Event.objects.about(salma).filter(verb="organization.change_employee").exists()


def test_a_review_gives_nothing(world, review):
    for code in ("supervisor", "entity_admin", "officer"):
        more = Role.objects.get(entity=world.entity, code=code)
        with pytest.raises(Refused, match="gives less"):
            decide(world.huda, world.noura, role=more)
    abroad = Role.objects.get(entity=world.other_entity, code="officer")
    with pytest.raises(Refused, match="gives less"):
        decide(world.admin, world.salma, role=abroad)
    assert not line_of(world.noura).is_decided and fresh(world.noura).role == world.noura.role


def test_what_is_not_there_any_more_is_not_taken(world, review):
    with pytest.raises(Refused, match="Look again"):
        decide(world.huda, world.noura, wanted=["grant.give"])
    assert not Grant.objects.filter(employee=world.noura, effect="deny").exists()


def test_nobody_reviews_himself(world, review):
    for reviewer in (world.huda, world.admin):
        with pytest.raises(Refused, match="Nobody reviews"):
            decide(reviewer, reviewer)


def test_a_head_reviews_his_department_alone(world, review):
    with pytest.raises(Refused, match="reach"):
        decide(world.huda, world.salma)
    decide(world.admin, world.salma)


def test_it_is_decided_once_and_while_it_is_open(world, review):
    decide(world.huda, world.noura)
    with pytest.raises(Refused, match="meanwhile"):
        decide(world.admin, world.noura)
    type(review).objects.update(closed_at=review.opened_at)
    with pytest.raises(Refused, match="over"):
        decide(world.huda, world.faisal)


def test_who_left_needs_no_review(world, review):
    actions.deactivate_employee(by=world.admin.user, employee=world.faisal)
    with pytest.raises(Refused, match="inactive"):
        decide(world.huda, world.faisal)
    assert not review.lines.undecided().filter(employee=world.faisal).exists()


def test_the_last_line_closes_it(world, review):
    ReviewLine.objects.exclude(employee=world.noura).update(outcome="kept", decided_at=review.opened_at)
    decide(world.huda, world.noura)
    review.refresh_from_db()
    assert not review.is_open


def test_an_entity_keeps_somebody_who_gives_permissions(world, review):
    actions.give_grant(by=world.admin.user, employee=world.huda, terms=Terms("review.decide", "entity"))
    with pytest.raises(Refused, match="Nobody would be left"):
        decide(world.huda, world.admin, wanted=["grant.give"])
    assert fresh(world.admin).may("grant.give") and not line_of(world.admin).is_decided


def test_strangers_decide_nothing(world, review, stranger):
    if getattr(stranger, "employee", None) == world.huda:
        return
    with pytest.raises(Refused):
        actions.decide_review(by=stranger, line=line_of(world.majed), wanted=["case.reject"])
    assert fresh(world.majed).may("case.reject")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does(world):
    review_of(world)
    line, refused = line_of(world.noura), []

    def run(by):
        try:
            actions.decide_review(by=by.user, line=line)
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    both = [threading.Thread(target=run, args=[by]) for by in (world.huda, world.admin)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(refused) == 1 and line_of(world.noura).is_decided
