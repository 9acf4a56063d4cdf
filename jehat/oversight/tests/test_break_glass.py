"""Who may open a case beyond his post, for how long, who is told, and that nobody else may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import permissions as on_cases
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice
from jehat.organization.models import Grant
from jehat.oversight import actions, permissions
from jehat.oversight.models import Concern, Glass
from tests.granting import give

from .conftest import WHY

UNSEEN = "There is no such case."


def sees(employee, case) -> bool:
    return Case.objects.visible_to(employee.user).filter(pk=case.pk).exists()


def test_the_case_is_open_to_him_for_two_hours_and_no_longer(lama, case):
    now = timezone.now()
    glass = actions.break_glass(by=lama.user, case=case, now=now, **WHY)
    assert (glass.entity, glass.employee, glass.words) == (case.entity, lama, WHY["words"])
    assert glass.until - glass.since == timedelta(hours=2)
    assert sees(lama, case)
    Grant.objects.filter(cause_id=glass.pk).update(since=now - timedelta(hours=3), until=now)
    assert not sees(lama, case)


def test_it_opens_this_case_and_no_other(world, lama, glass, case):
    other = Case.objects.exclude(pk=case.pk)
    assert list(Case.objects.visible_to(lama.user)) == [case]
    assert not other.filter(pk__in=Case.objects.visible_to(lama.user)).exists()


def test_nobody_does_anything_by_it_whatever_else_he_was_given(auditor, case):
    verbs = ("case.note", "case.comment", "case.complete", "oversight.mark_about")
    give(auditor, *verbs)
    actions.break_glass(by=auditor.user, case=case, **WHY)
    assert sees(auditor, case)
    for can in (on_cases.can_note, on_cases.can_comment, on_cases.can_complete, permissions.can_mark_about):
        assert not can(auditor.user, case)


def test_it_is_on_the_record_of_the_case_by_codes_only(lama, case, line):
    glass = actions.break_glass(by=lama.user, case=case, hours=8, **WHY)
    event = line("oversight.break_glass")
    assert (event.by, event.subject_id, event.entity_id) == (lama.user, case.pk, case.entity_id)
    assert event.particulars == {"glass": str(glass.pk), "why": "complaint", "hours": 8}


def test_head_and_administrators_are_told_at_once_and_nobody_else(world, glass):
    told = Notice.objects.filter(kind="oversight.glass_broken")
    assert {notice.to for notice in told} == {world.huda.user, world.admin.user}
    assert all(notice.number == glass.case.number for notice in told)


def test_the_message_to_the_administrator_still_leaves(world, glass):
    from jehat.notifications.access import may_be_told

    assert may_be_told(world.admin.user, "cases.case", {glass.case_id}) == {glass.case_id}
    assert may_be_told(world.stranger.user, "cases.case", {glass.case_id}) == set()


def test_an_auditor_within_the_entity_opens_a_case_of_another_department(world, auditor, case):
    assert not sees(auditor, case)
    actions.break_glass(by=auditor.user, case=case, **WHY)
    assert sees(auditor, case)


def refused(employee, case, reason, **given):
    before = Event.objects.order_by("pk").last().pk
    with pytest.raises(Refused) as refusal:
        actions.break_glass(by=employee, case=case, **(WHY | given))
    assert str(refusal.value) == reason
    line = Event.objects.filter(verb="oversight.break_glass", outcome="refused", pk__gt=before).get()
    assert (line.by_id, line.particulars) == (employee.pk, {})
    assert not Glass.objects.exists() and not Grant.objects.filter(cause="glass").exists()


@pytest.mark.parametrize("who", ["sara", "imran"])
def test_it_is_refused_to_beneficiaries(world, case, who):
    refused(getattr(world, who), case, "This is for employees who were given urgent access.")


@pytest.mark.parametrize("who", ["noura", "huda", "admin", "stranger"])
def test_it_is_refused_to_employees_without_the_verb(world, case, who):
    refused(getattr(world, who).user, case, "Your role does not include this act.")


def test_an_auditor_opens_nothing_of_another_entity(world, auditor, case):
    Case.objects.filter(pk=case.pk).update(entity=world.other_entity)
    refused(auditor.user, case, UNSEEN)


def test_all_entities_are_for_bodies_of_oversight_only(world, case):
    Grant.objects.create(
        entity=world.other_entity, employee=world.stranger, verb="oversight.break_glass", scope="across"
    )
    refused(world.stranger.user, case, UNSEEN)


def test_a_case_about_the_body_stays_closed_to_it(world, lama, case):
    body = lama.entity
    Concern.objects.create(entity=case.entity, case=case, body=body, marked_by=world.huda.user)
    refused(lama.user, case, UNSEEN)


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_a_secret_case_needs_the_clearance(lama, case, rank):
    Case.objects.filter(pk=case.pk).update(rank=rank)
    refused(lama.user, case, UNSEEN)


def test_whoever_is_cleared_opens_a_secret_case(lama, case):
    Case.objects.filter(pk=case.pk).update(rank=2)
    Grant.objects.create(entity=lama.entity, employee=lama, verb="oversight.break_glass", scope="across", highest=2)
    actions.break_glass(by=lama.user, case=case, **WHY)
    assert sees(lama, case)


def test_a_case_that_is_made_more_secret_afterwards_is_closed_again(lama, glass, case):
    Case.objects.filter(pk=case.pk).update(rank=1)
    assert not sees(lama, case)


def test_nobody_looks_into_his_own(lama, case):
    Case.objects.filter(pk=case.pk).update(beneficiary=lama.user)
    refused(lama.user, case, "Nobody looks into a case of his own side.")


def test_what_is_open_already_needs_no_breaking(lama, glass, case):
    with pytest.raises(Refused, match="You can read this case already."):
        actions.break_glass(by=lama.user, case=case, **WHY)


@pytest.mark.parametrize("given", [{"words": "  "}, {"hours": 0}, {"hours": 25}])
def test_it_needs_words_and_a_time_of_a_day_at_most(lama, case, given):
    refused(lama.user, case, "Urgent access needs its reason in words, and lasts from one hour to a day.", **given)


def test_the_words_are_sealed_with_the_key_of_the_entity(glass):
    [kept] = Glass.objects.filter(pk=glass.pk).values_list("words", flat=True)
    assert glass.key_tenant() == glass.entity_id
    assert str(kept) != WHY["words"] == Glass.objects.get(pk=glass.pk).words
