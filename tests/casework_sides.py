"""What has to hold between those who share a case, whoever looks: sender and receiver, asker and decider."""

from collections import Counter, defaultdict

from jehat.cases.directives import SENT_BACK, End
from jehat.cases.models import (
    Alarm,
    Appeal,
    Case,
    CaseLink,
    Closing,
    FollowUp,
    Postponement,
    Reassignment,
    Referral,
    StepReached,
)
from jehat.cases.states import Outcome, Status
from jehat.organization.models import Grant


def both_sides_agree() -> None:
    """One row for both: whoever waits is waited for, and what came is with whom it came to."""
    waits = set(Case.objects.filter(status=Status.WAITING_OTHER).values_list("pk", flat=True))
    out = Referral.objects.filter(to_entity__isnull=False).select_related("case", "onward")
    assert sorted(one.case_id for one in out if one.is_open) == sorted(waits), "a wait for nobody"
    for one in out:
        _is_one_journey(one)
    for one in Referral.objects.open().inside().select_related("case", "to_employee"):
        assert one.case.is_open, "a hop of a case that is over"
        if one.is_original:
            assert one.to_department_id == one.case.department_id, "what came is elsewhere"


def _is_one_journey(hop) -> None:
    home, away = hop.case, hop.onward
    assert (away.first_id, away.tracking) == (home.pk, home.tracking)
    assert (away.number, away.entity_id) == (hop.onward_number, hop.to_entity_id)
    assert away.beneficiary_id == home.beneficiary_id
    if hop.is_open:
        assert away.is_open, "over there, and here it is waited for"
        assert hop.accepted_at is None or hop.received_at, "accepted by nobody who had it"
    given_back = away.outcome == Outcome.GIVEN_BACK
    assert given_back == (hop.end in (*SENT_BACK, End.RECALLED)), "one side says that it came back"
    assert not given_back or hop.ended_at == away.closed_at


def copies_show_as_long_as_they_run() -> None:
    """Whoever got a copy sees the case until it is concluded or the case is over, and no longer."""
    given = Grant.objects.standing().filter(cause=Grant.Cause.REFERRAL).values_list("cause_id", flat=True)
    copies = Referral.objects.filter(is_original=False)
    assert set(given) == {one.pk for one in copies if one.is_open}, "a copy shows too long, or not at all"


def what_is_asked_is_decided_once() -> None:
    """An appeal waits only in a case that is closed by what it is against, and never for who closed it."""
    for one in Appeal.objects.select_related("case", "closing", "employee"):
        shown = Grant.objects.standing().filter(cause=Grant.Cause.APPEAL, cause_id=one.pk).exists()
        assert shown == (one.is_pending and one.employee_id is not None)
        assert one.employee is None or one.employee.user_id != one.closing.by_id
        if one.is_pending:
            assert one.case.outcome == Outcome.REJECTED and one.closing.taken_up_at is None, "an appeal against nothing"
        else:
            assert one.decided_by_id != one.closing.by_id, "who rejected decided"
            assert (one.decision == Appeal.Decision.OVERTURNED) == (one.closing.taken_up == "overturned")
    wishes = Counter(Reassignment.objects.pending().values_list("case", flat=True))
    assert all(times == 1 for times in wishes.values())
    put_off = Counter(Postponement.objects.running().values_list("case", flat=True))
    assert set(put_off) == set(Case.objects.filter(status=Status.POSTPONED).values_list("pk", flat=True))


def what_is_merged_goes_on_once() -> None:
    merged = Case.objects.filter(outcome=Outcome.MERGED).values_list("pk", flat=True)
    links = CaseLink.objects.standing().select_related("one", "other")
    assert sorted(one.one_id for one in links if one.kind == CaseLink.Kind.MERGED_INTO) == sorted(merged)
    for one in links:
        assert one.one_id != one.other_id and one.one.entity_id == one.other.entity_id == one.entity_id
        if one.kind == CaseLink.Kind.MERGED_INTO:
            assert one.one.beneficiary_id == one.other.beneficiary_id


def each_ladder_is_climbed_rung_by_rung() -> None:
    """Alarms, urgings and steps of the work: each once, in their order, none before the one below it."""
    taken_up = Closing.objects.counted().filter(taken_up_at__isnull=False).values_list("case", "taken_up_at")
    rungs: dict[tuple, list[int]] = defaultdict(list)
    for one in Alarm.objects.order_by("at", "pk"):
        life = sum(case == one.case_id and moment <= one.at for case, moment in taken_up)
        rungs[one.case_id, life].append(one.level)
    assert all(levels == list(range(1, len(levels) + 1)) for levels in rungs.values()), "a rung left out, or rung twice"
    for case, urged in _by_case(FollowUp.objects.order_by("at", "pk").values_list("case", "step")):
        assert urged == list(range(len(urged))), case
    for case, reached in _by_case(StepReached.objects.order_by("at", "pk").values_list("case", "place")):
        assert reached == sorted(set(reached)), case


def _by_case(rows):
    found = defaultdict(list)
    for case, number in rows:
        found[case].append(number)
    return found.items()


HOLDS = (
    both_sides_agree,
    copies_show_as_long_as_they_run,
    what_is_asked_is_decided_once,
    what_is_merged_goes_on_once,
    each_ladder_is_climbed_rung_by_rung,
)
