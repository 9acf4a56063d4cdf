"""What was used is read from the record in the night, each line once."""

from datetime import timedelta

from django.urls import get_resolver
from django.utils import timezone

from jehat.audit.action import VERBS
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.organization import actions, roles, uses, verbs
from jehat.organization.models import UseReading, VerbUse

NOW = timezone.now()
# Later than whatever is written in this run, however long ago it began.
LATER = NOW + timedelta(days=1)


def used(employee) -> dict:
    return dict(VerbUse.objects.filter(employee=employee).values_list("verb", "last_at"))


def acted(verb, employee, *, at=NOW, **particulars):
    return record(verb, employee.entity, by=employee.user, at=at, **particulars)


def test_each_act_shows_the_permission_it_took(world):
    acted("case.open", world.noura, at=NOW - timedelta(days=3))
    acted("case.download", world.noura)
    acted("case.note", world.noura)
    acted("webhook.change", world.admin)
    assert actions.read_uses(now=LATER) is True
    assert used(world.noura) == {"case.see": NOW, "case.note": NOW}
    assert "integration.manage" in used(world.admin)
    assert actions.read_uses(now=LATER) is False


def test_what_is_read_once_is_not_read_again_and_only_gets_later(world):
    acted("case.note", world.noura)
    actions.read_uses(now=LATER)
    acted("case.note", world.noura, at=NOW - timedelta(days=9))
    actions.read_uses(now=LATER)
    assert used(world.noura) == {"case.note": NOW}
    assert UseReading.objects.get().read_to == Event.objects.latest("pk").pk


def test_it_goes_on_in_stretches(world, monkeypatch):
    monkeypatch.setattr("jehat.organization.actions.using.STRETCH", 2)
    before = Event.objects.count()
    for _ in range(5):
        acted("case.note", world.noura)
    rounds = 0
    while actions.read_uses(now=LATER):
        rounds += 1
    assert rounds == -(-(before + 5) // 2) and "case.note" in used(world.noura)


def test_a_line_that_may_still_have_earlier_ones_behind_it_waits(world):
    acted("case.note", world.noura)
    assert actions.read_uses(now=timezone.now()) is False and used(world.noura) == {}


def test_who_acts_in_anothers_place_uses_what_the_other_has(world):
    record("case.complete", world.entity, by=world.noura.user, acting_for=world.faisal.user, at=NOW)
    actions.read_uses(now=LATER)
    assert used(world.noura) == {} and used(world.faisal) == {"case.complete": NOW}


def test_what_was_refused_or_done_elsewhere_used_nothing(world):
    record("case.note", world.entity, by=world.noura.user, outcome=Event.Outcome.REFUSED)
    record("case.open", world.other_entity, by=world.noura.user)
    acted("reply.write", world.huda, scope="own")
    actions.read_uses(now=LATER)
    assert used(world.noura) == {} and used(world.huda) == {}
    acted("reply.write", world.huda, scope="department")
    actions.read_uses(now=LATER)
    assert set(used(world.huda)) == {"reply.write_department"}


def test_every_permission_is_measured_or_known_to_leave_no_line(world):
    starting = (roles.STARTING | roles.OF_OVERSIGHT).values()
    all_verbs = {verb for role in starting for verb in role["grants"]} | set(verbs.AS_NEEDED)
    measured = {verb for _act, verb, _scope in uses.acts()}
    assert measured | uses.UNSEEN == all_verbs and not measured & uses.UNSEEN
    # Every verb is known once every door is.
    assert get_resolver().url_patterns
    recorded = {"record.export", "presence.export", *VERBS}
    unknown = {act for act, _verb, _scope in uses.acts()} - recorded
    assert not {act for act in unknown if not act.startswith("oversight.")}
