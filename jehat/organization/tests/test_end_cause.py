"""Access that a cause gave ends with it."""

from jehat.audit.models import Event
from jehat.core.crypto.ids import uuid7
from jehat.organization import actions
from jehat.organization.grants import Place
from jehat.organization.models import Grant


def test_all_that_it_gave_ends_and_nothing_else(world):
    ended, other = uuid7(), uuid7()
    for cause, employee in ((ended, world.yousef), (ended, world.faisal), (other, world.yousef)):
        given = {"verb": "case.see", "subject": world.kind, "cause": Grant.Cause.MEETING, "cause_id": cause}
        actions.give_for_cause(by=world.admin.user, employee=employee, **given)
    place = Place(world.entity.pk, world.legal.pk, None, world.kind.pk)
    assert actions.end_cause(by=world.admin.user, cause=Grant.Cause.MEETING, cause_id=ended) == 2
    assert not world.faisal.may("case.see", place) and world.yousef.may("case.see", place)
    assert Event.objects.filter(verb="grant.end_cause").count() == 2
    actions.end_cause(by=world.admin.user, cause=Grant.Cause.MEETING, cause_id=other)
    assert not world.yousef.may("case.see", place)


def test_to_end_it_twice_is_nothing(world):
    assert actions.end_cause(by=world.admin.user, cause=Grant.Cause.TASK, cause_id=uuid7()) == 0
