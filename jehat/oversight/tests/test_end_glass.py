"""Ending an urgent access: by who has it, by who looks after it; what it opened is closed with the next request."""

import pytest
from django.utils import timezone

from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice
from jehat.organization.models import Grant
from jehat.oversight import actions

NOT_HIS = "This is for who has the access and for the administrators of the entity."


@pytest.mark.parametrize("who", ["lama", "admin"])
def test_it_closes_the_case_at_once(world, lama, glass, line, who):
    person = lama.user if who == "lama" else world.admin.user
    actions.end_glass(by=person, glass=glass)
    glass.refresh_from_db()
    assert glass.ended_by == person and not glass.is_live(timezone.now())
    assert not Case.objects.visible_to(lama.user).exists()
    assert Grant.objects.get(cause_id=glass.pk).withdrawn_by == person
    event = line("oversight.end_glass")
    assert (event.subject_id, event.particulars) == (glass.case_id, {"glass": str(glass.pk)})


def test_whose_access_it_was_is_told_unless_he_ended_it(world, lama, glass):
    actions.end_glass(by=world.admin.user, glass=glass)
    assert [notice.to for notice in Notice.objects.filter(kind="oversight.glass_ended")] == [lama.user]


def test_who_ends_his_own_is_not_told(lama, glass):
    actions.end_glass(by=lama.user, glass=glass)
    assert not Notice.objects.filter(kind="oversight.glass_ended").exists()


@pytest.mark.parametrize("who", ["sara", "imran", "noura", "huda", "stranger"])
def test_it_is_refused_to_strangers(world, glass, who):
    person = getattr(world, who)
    with pytest.raises(Refused, match=NOT_HIS):
        actions.end_glass(by=getattr(person, "user", person), glass=glass)
    glass.refresh_from_db()
    assert glass.ended_at is None


def test_what_is_over_is_not_ended_again(lama, glass):
    actions.end_glass(by=lama.user, glass=glass)
    with pytest.raises(Refused, match="This access is over already."):
        actions.end_glass(by=lama.user, glass=glass)


def test_what_ran_out_is_over(lama, glass):
    with pytest.raises(Refused, match="This access is over already."):
        actions.end_glass(by=lama.user, glass=glass, now=glass.until)


def test_an_administrator_of_another_entity_ends_nothing(world, glass):
    Grant.objects.create(entity=world.other_entity, employee=world.stranger, verb="oversight.end_glass", scope="entity")
    with pytest.raises(Refused, match=NOT_HIS):
        actions.end_glass(by=world.stranger.user, glass=glass)
