"""Filing and giving secret cases: their level, their number, their key, and whom they may go to."""

import pytest
from django.utils import translation

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.cases.tidings import facts
from jehat.core.crypto import keyring
from jehat.core.verdict import Refused
from jehat.notifications import delivery
from jehat.notifications.models import Message
from jehat.organization.models import Grant

from .secret import SECRET, TOP_SECRET, clear, file_secret, make_secret
from .traces import holders, line, told

NOBODY = "Nobody who could take this case is cleared for its secrecy."
NOT_CLEARED = "This colleague is not cleared for the secrecy of this case."
NOBODY_THERE = "Nobody in this department is cleared for the secrecy of this case."


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


def test_a_case_has_the_level_of_its_kind(world):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    assert (case.rank, case.level.code) == (SECRET, "secret")


def test_all_work_reaches_what_is_restricted(world):
    case = file_secret(world, 1)
    assert (case.rank, case.assignee, case.is_masked) == (1, world.noura, False)
    assert Case.objects.visible_to(world.noura.user).get() == case


def test_a_level_that_nobody_knows_is_the_most_secret_one(world):
    world.kind.secrecy = "burnt"
    assert queries.level_of(world.kind).code == "top_secret"


def test_its_numbers_are_a_series_of_their_own_and_leave_no_gap(world):
    clear(world.majed, TOP_SECRET)
    first = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    secret = file_secret(world, TOP_SECRET)
    world.kind.secrecy = "normal"
    second = actions.submit(by=world.sara, kind=world.kind, subject="A workshop")
    year = first.number.split("-")[1]
    assert [one.number for one in (first, secret, second)] == [
        f"WRM-{year}-000001",
        f"WRM-{year}-S3-000001",
        f"WRM-{year}-000002",
    ]


def test_it_goes_to_who_is_cleared_and_says_so(world):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    assert holders(case) == [(world.permits, world.majed, Reason.ONLY_CLEARED)]
    assert line("case.distribute", case).particulars["candidates"] == 1


def test_of_several_cleared_the_one_with_the_least_load(world):
    clear(world.majed, SECRET)
    clear(world.faisal, SECRET)
    first, second = file_secret(world, SECRET), file_secret(world, SECRET)
    assert {first.assignee, second.assignee} == {world.majed, world.faisal}
    assert holders(second)[0][2] == Reason.CLEARED_LOAD


def test_without_one_in_the_department_it_waits_with_a_cleared_head(world):
    clear(world.huda, SECRET, Grant.Scope.DEPARTMENT)
    case = file_secret(world, SECRET)
    assert (case.department, case.assignee, case.status) == (world.permits, None, Status.TRIAGE)
    assert world.huda.user in told(line("case.distribute", case))


def test_else_it_goes_to_who_is_cleared_elsewhere(world):
    clear(world.yousef, SECRET)
    case = file_secret(world, SECRET)
    assert (case.department, case.assignee) == (world.legal, world.yousef)


def test_what_nobody_is_cleared_for_is_not_taken_and_takes_no_number(world):
    with pytest.raises(Refused, match=NOBODY):
        file_secret(world, SECRET)
    clear(world.majed, SECRET)
    assert file_secret(world, SECRET).number.endswith("-S2-000001")


def test_a_denial_takes_the_clearance_away(world):
    clear(world.majed, SECRET)
    Grant.objects.create(
        entity=world.entity, employee=world.majed, verb="case.see", effect=Grant.Effect.DENY, scope=Grant.Scope.OWN
    )
    with pytest.raises(Refused, match=NOBODY):
        file_secret(world, SECRET)


def test_it_is_assigned_to_nobody_who_is_not_cleared(world):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    with pytest.raises(Refused, match=NOT_CLEARED):
        actions.assign(by=world.majed.user, case=case, to=world.faisal)
    clear(world.faisal, SECRET)
    assert actions.assign(by=world.majed.user, case=case, to=world.faisal).assignee == world.faisal


def test_only_who_is_cleared_is_offered_to_assign_it_to(world):
    clear(world.majed, SECRET)
    clear(world.faisal, SECRET)
    case = file_secret(world, SECRET)
    other = {world.majed, world.faisal} - {case.assignee}
    assert set(queries.candidates(case, now=case.created_at)) == other
    assert list(queries.other_departments(case)) == []


def test_a_department_with_nobody_cleared_does_not_get_it(world):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    with pytest.raises(Refused, match=NOBODY_THERE):
        actions.refer(by=world.majed.user, case=case, to=world.legal, note="x")
    clear(world.yousef, SECRET)
    assert list(queries.other_departments(case)) == [world.legal]
    assert actions.refer(by=world.majed.user, case=case, to=world.legal, note="x").assignee == world.yousef


def test_a_secret_case_is_sealed_apart_and_messages_leave_without_its_key(world, monkeypatch):
    clear(world.majed, SECRET)
    case = file_secret(world, SECRET)
    assert case.key_class == "secret"
    assert keyring.KeyRing.objects.filter(tenant=world.entity.pk, key_class="secret").count() == 1
    real = keyring.tenant_key

    def without_secrets(tenant, key_class, generation=None):
        assert key_class != "secret"
        return real(tenant, key_class, generation)

    for module in ("jehat.core.crypto.models", "jehat.core.crypto.keyring"):
        monkeypatch.setattr(f"{module}.tenant_key", without_secrets)
    with pytest.raises(AssertionError):
        Case.objects.get(pk=case.pk).subject  # noqa: B018
    for message in Message.objects.all():
        delivery.deliver(message_id=message.pk)
    assert {message.state for message in Message.objects.all()} == {Message.State.SENT}


def test_a_kind_that_is_secret_is_named_in_no_message(world):
    clear(world.majed, SECRET)
    assert str(facts(file_secret(world, SECRET), side="case")["kind"]) == "a service"
    make_secret(world.kind, 0)
    assert str(facts(actions.submit(by=world.sara, kind=world.kind, subject="x"), side="case")["kind"]) != "a service"
