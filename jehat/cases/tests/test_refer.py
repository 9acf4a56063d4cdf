import pytest

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Reason, Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import CLOSED, NOT_HIS_OWN, refused, to_staff_only
from .traces import adds_up, both_ways, holders, line, outgoing, sent, sentence, told, verbs

ELSEWHERE = "A case is referred to another active department of the same entity."
WORDS = "zinnober"


def refer(world, case, **given):
    return actions.refer(**({"by": world.noura.user, "case": case, "to": world.legal, "note": WORDS} | given))


def test_the_other_department_gets_it_and_distributes_it_anew(world, opened):
    referred = refer(world, opened)
    referred.refresh_from_db()
    assert (referred.department, referred.assignee, referred.status) == (world.legal, world.yousef, Status.ASSIGNED)
    assert holders(referred)[1] == (world.legal, world.yousef, Reason.ONLY_ELIGIBLE)
    assert adds_up(referred)
    assert referred.number == opened.number


def test_the_record_says_where_to_and_then_to_whom(world, opened):
    refer(world, opened)
    event, given = line("case.refer", opened), opened.custodies.current().get()
    assert (event.by, event.particulars) == (world.noura.user, {"department": str(world.legal.pk)})
    assert verbs(opened)[-2:] == ["case.refer", "case.distribute"]
    assert given.employee == world.yousef


def test_the_beneficiary_and_the_new_holder_are_told(world, opened):
    refer(world, opened)
    event = line("case.refer", opened)
    assert told(event) == {
        world.sara: sentence("There is news of case %(number)s", opened),
        world.yousef.user: sentence("Case %(number)s was referred to you", opened),
    }
    assert sent(event) == both_ways(world.sara)


def test_the_note_to_the_department_is_internal(world, opened):
    refer(world, opened)
    assert queries.notes(opened).get().text == WORDS
    assert not opened.comments.exclude(act="submit").exists()
    assert WORDS not in outgoing()


def test_the_former_department_sees_it_no_more(world, opened):
    refer(world, opened)
    for employee in (world.noura, world.huda):
        assert not Case.objects.visible_to(employee.user).exists()
    assert Case.objects.visible_to(world.yousef.user).exists()


def test_where_nobody_can_take_it_it_waits_for_the_owner_who_is_told(world, opened):
    referred = refer(world, opened, to=world.care)
    assert (referred.department, referred.assignee, referred.status) == (world.care, None, Status.TRIAGE)
    assert holders(referred)[1] == (world.care, None, Reason.NOBODY_ELIGIBLE)
    assert world.salma.user in told(line("case.refer", referred))
    assert adds_up(referred)


@pytest.mark.parametrize("state", ["case", "asked"])
def test_from_any_open_state(world, request, state):
    case = request.getfixturevalue(state)
    assert refer(world, case, by=world.huda.user).assignee == world.yousef


def test_from_the_queue(world, queued):
    assert refer(world, queued, by=world.huda.user).assignee == world.yousef


def test_the_promise_stays(world, opened):
    assert refer(world, opened).due_at == opened.due_at


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.refer", opened, by=person, reason=reason):
        refer(world, opened, by=person)


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.refer", own, by=world.huda.user, reason=NOT_HIS_OWN):
        refer(world, own, by=world.huda.user)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.refer", done, by=world.noura.user, reason=CLOSED):
        refer(world, done)


@pytest.mark.parametrize(
    "to",
    [lambda world: world.permits, lambda world: world.stranger.department],
    ids=["where it is", "another entity"],
)
def test_it_is_refused_to_go_where_it_cannot(world, opened, to):
    with refused("case.refer", opened, by=world.noura.user, reason=ELSEWHERE):
        refer(world, opened, to=to(world))


def test_it_is_refused_to_go_to_a_department_that_rests(world, opened):
    world.legal.is_active = False
    with refused("case.refer", opened, by=world.noura.user, reason=ELSEWHERE):
        refer(world, opened)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_refer_it_at_once_one_is_refused(world, opened):
    outcomes = at_once(lambda: refer(world, opened), lambda: refer(world, opened, by=world.huda.user, to=world.care))
    assert sorted(type(one).__name__ for one in outcomes) == [Case.__name__, Refused.__name__]
    case = Case.objects.get(pk=opened.pk)
    assert case.custodies.count() == 2
    assert adds_up(case)


def test_what_goes_no_further_is_given_back_or_ended_there(world, opened):
    refer(world, opened, is_final=True)
    case = Case.objects.get(pk=opened.pk)
    assert case.incoming.is_final
    kept = "It was referred to go no further; give it back if it is not yours."
    with refused("case.refer", case, by=world.yousef.user, reason=kept):
        refer(world, case, by=world.yousef.user, to=world.permits)
    with refused("case.refer_out", case, by=world.yousef.user, reason=kept):
        actions.refer_out(by=world.yousef.user, case=case, kind=world.other_kind, note=WORDS)
    actions.refuse_referral(by=world.yousef.user, case=case, ground="not_ours")
    # With its sender again, it is his to refer.
    refer(world, Case.objects.get(pk=opened.pk))
