import pytest

from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import CLOSED, refused, to_staff_only
from .traces import line, told, verbs

NOT_REFERRED = "This case was not referred, or the referral is over."
ALREADY = "The referral was accepted already."


def accept(world, case, **given):
    return actions.accept_referral(**({"by": world.yousef.user, "case": case} | given))


def hop(case):
    return Referral.objects.latest("sent_at")


def test_the_row_says_from_whom_to_whom_and_what_for(world, referred):
    sent = hop(referred)
    assert (sent.by, sent.from_department, sent.from_employee) == (world.noura.user, world.permits, world.noura)
    assert (sent.to_department, sent.to_employee, sent.directive, sent.why) == (world.legal, None, "opinion", "work")
    assert (sent.note.text, sent.is_open, sent.received_at) == ("Yours?", True, None)
    assert referred.custodies.current().get().referral == sent


def test_it_is_received_once_whoever_has_it_opens_it(world, referred):
    actions.open_case(by=world.yousef.user, case=referred)
    sent = hop(referred)
    assert (sent.received_by, sent.accepted_at) == (world.yousef.user, None)
    first = sent.received_at
    actions.open_case(by=world.yousef.user, case=referred)
    assert hop(referred).received_at == first


def test_who_else_opens_it_receives_nothing(world, referred):
    actions.open_case(by=world.sara, case=referred)
    assert hop(referred).received_at is None


def test_to_accept_is_to_receive_and_moves_nothing(world, referred):
    accept(world, referred)
    sent = hop(referred)
    assert sent.accepted_at == sent.received_at == line("case.accept_referral", referred).at
    assert line("case.accept_referral", referred).particulars == {"referral": str(sent.pk)}
    assert Case.objects.get(pk=referred.pk).status == referred.status
    assert told(line("case.accept_referral", referred)) == {}


def test_it_is_not_accepted_twice(world, referred):
    accept(world, referred)
    with refused("case.accept_referral", referred, by=world.yousef.user, reason=ALREADY):
        accept(world, referred)


def test_what_was_not_referred_is_not_accepted(world, opened):
    with refused("case.accept_referral", opened, by=world.noura.user, reason=NOT_REFERRED):
        accept(world, opened, by=world.noura.user)


def test_it_is_over_once_the_case_is_referred_on(world, referred):
    actions.refer(by=world.yousef.user, case=referred, to=world.care, note="Yours")
    first, second = Referral.objects.order_by("sent_at")
    assert (first.end, second.end) == ("passed_on", "")
    assert first.ended_at == second.sent_at


def test_it_is_done_with_the_case(world, referred):
    actions.open_case(by=world.yousef.user, case=referred)
    done = actions.complete(by=world.yousef.user, case=referred, text="Done.")
    assert (hop(done).end, hop(done).ended_at) == ("done", done.closed_at)
    with refused("case.accept_referral", done, by=world.yousef.user, reason=CLOSED):
        accept(world, done)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.accept_referral", opened, by=person, reason=reason):
        accept(world, opened, by=person)


@pytest.mark.django_db(transaction=True)
def test_accepted_and_refused_at_once_it_is_one_of_both(world, referred):
    outcomes = at_once(
        lambda: accept(world, referred),
        lambda: actions.refuse_referral(by=world.yousef.user, case=referred, ground="other"),
    )
    assert [type(one) for one in outcomes].count(Refused) == 1
    sent = hop(referred)
    assert bool(sent.accepted_at) != (sent.end == "refused")
    assert len([verb for verb in verbs(referred) if verb in ("case.accept_referral", "case.refuse_referral")]) == 1
