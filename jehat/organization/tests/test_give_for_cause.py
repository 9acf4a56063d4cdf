"""A cause gives access to one thing."""

from jehat.audit.models import Event
from jehat.core.crypto.ids import uuid7
from jehat.organization import actions
from jehat.organization.grants import Place
from jehat.organization.models import Grant


def test_it_reaches_that_thing_and_no_other(world):
    cause = uuid7()
    given = {"verb": "case.see", "subject": world.kind, "cause": Grant.Cause.TASK, "cause_id": cause, "highest": 1}
    grant = actions.give_for_cause(by=world.admin.user, employee=world.yousef, **given)
    place = Place(world.entity.pk, world.permits.pk, world.noura.pk, world.kind.pk, 1)
    assert world.yousef.may("case.see", place)
    assert not world.yousef.may("case.see", Place(world.entity.pk, world.permits.pk, None, cause))
    assert not world.yousef.standing().reaches_beyond_own("case.see")
    assert Event.objects.about(grant).get().particulars["cause_id"] == str(cause)
