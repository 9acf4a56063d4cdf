"""Weeks in an office: random acts of random people on a few cases, and after each of them all that must hold.

What may not be done is refused, and a refusal changes nothing. Time stands in the machine, never in the computer.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jehat.audit.models import Event
from jehat.calendars.queries import week_of
from jehat.cases import actions, queries
from jehat.cases.clocks import Stood, clocks
from jehat.cases.models import Case, Custody, Pause
from jehat.cases.queries.times import due_to_resume, to_look_at
from jehat.cases.states import CLOSED, OPEN, Cause
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice
from jehat.organization.models import Absence, Department, Employee
from tests.casework_acts import AFTER, CHAINS, HEAD, HOLDER, JUDGE, OFTEN, OWNER, READER, SENDER, STAFF, VERBS, WORDS
from tests.casework_journal import Journal
from tests.casework_sides import HOLDS

PEOPLE = ("sara", "imran", *STAFF)
BEGINNING = datetime(2026, 1, 4, 8, 0, tzinfo=ZoneInfo("Asia/Riyadh"))
some = st.sampled_from
MOST_OPEN = 4
cases, lots = st.integers(0, MOST_OPEN - 1), st.integers(0, 59)
# Mostly him whose turn it is, since what everybody tries is mostly refused.
turns = st.one_of(*[st.none()] * 4, some((HOLDER, OWNER, HEAD)), some(PEOPLE))
verbs = st.one_of(some(list(VERBS)), some(OFTEN))
days = st.lists(st.tuples(cases, verbs, turns, lots), min_size=20, max_size=30)
# A word between colleagues, the rest of a day, over the week's end.
WAITS = (1, 7, 45, 240, 1_000, 4_321, 11_111)


class Office(RuleBasedStateMachine):
    """The casework of one entity and its neighbour; `world` is set by the test."""

    world = None

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.now = BEGINNING
        entities = (self.world.entity, self.world.other_entity)
        self.journal = Journal({one.pk: week_of(one) for one in entities}, BEGINNING)
        self.undone = set()
        self.is_changed = True
        self.last_event, self.last_notice = _last(Event), _last(Notice)

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # Who and what

    def user(self, name):
        one = getattr(self.world, name)
        return Employee.objects.with_people().get(pk=one.pk).user if name in STAFF else type(one).objects.get(pk=one.pk)

    def employee(self, name) -> Employee:
        return Employee.objects.with_people().get(pk=getattr(self.world, name).pk)

    def unit(self, name) -> Department:
        return Department.objects.select_related("entity", "head").get(pk=getattr(self.world, name).pk)

    def case(self, which, verb="") -> Case:
        """One of those to which a verb belongs, closed or open, where there are any."""
        found = list(Case.objects.with_people().select_related("department__head__user").order_by("created_at", "pk"))
        fitting = [case for case in found if (case.status in CLOSED) is (verb in AFTER)] or found
        return fitting[which % len(fitting)]

    def whoever(self, name, case):
        """The person of a name, or whose turn it is with a case."""
        if name not in (HOLDER, OWNER, HEAD, READER, JUDGE, SENDER):
            return self.user(name)
        found = getattr(self, f"_{name}")(case) or case.beneficiary
        return type(found).objects.get(pk=found.pk)

    def _head(self, case):
        return case.department.head and case.department.head.user

    def _holder(self, case):
        return case.assignee.user if case.assignee else self._head(case)

    def _owner(self, case):
        return case.beneficiary

    def _reader(self, case):
        copy = case.referrals.open().filter(is_original=False).with_people().select_related("to_department__head__user")
        found = copy.first()
        person = found and (found.to_employee or found.to_department.head)
        return person and person.user

    def _judge(self, case):
        return case.appeal.employee and case.appeal.employee.user if hasattr(case, "appeal") else None

    def _sender(self, case):
        sent = case.referrals.order_by("sent_at", "pk").last()
        return sent and sent.by

    def act(self, act: Callable, **given):
        """Try it, a minute after what was done last: a refusal leaves no trace but its own."""
        self.now += timedelta(minutes=1)
        try:
            with transaction.atomic():
                done = act(now=self.now, **given)
        except Refused:
            return None
        self.is_changed = True
        return done

    # Acts

    @initialize()
    def begin(self):
        self.act(actions.submit, by=self.user("sara"), kind=self.world.kind, subject="The first", text=WORDS)

    @rule(minutes=some(WAITS))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)
        self.is_changed = True

    @precondition(lambda office: Case.objects.open().count() < MOST_OPEN)
    @rule(who=some(("sara", "imran")))
    def submit(self, who):
        self.act(actions.submit, by=self.user(who), kind=self.world.kind, subject="Another", text=WORDS)

    @rule()
    def the_clock_strikes(self):
        """What the platform does by itself, at the moment it is."""
        for case in queries.to_remind(now=self.now):
            actions.remind(case=case, now=self.now)
        for case in queries.to_close(now=self.now):
            actions.close_unanswered(case=case, now=self.now)
        for case in due_to_resume(now=self.now):
            self.act(actions.resume, by=None, case=case)
        for case in to_look_at(now=self.now):
            while self.act(actions.escalate, case=case):
                pass

    @rule(acts=days)
    def work(self, acts):
        """A stretch of work, one act after the other."""
        for which, verb, who, lot in acts:
            self.try_verb(which, verb, who, lot)
            self.all_holds()

    def try_verb(self, which, verb, who, lot):
        case = self.case(which, verb)
        self.do(verb, case, self.whoever(who or VERBS[verb][0], case), lot)

    def do(self, verb, case, by, lot):
        belongs = VERBS[verb][1](self, case, lot)
        if belongs is None:
            return
        to_it = {name: value for name, value in ({"case": case} | belongs).items() if value is not None}
        done = self.act(getattr(actions, verb), by=by, **to_it)
        if done and verb == "undo_close":
            self.undone.add(case.pk)

    @rule(which=cases, chain=some(CHAINS), lot=lots)
    def go_through(self, which, chain, lot):
        """What follows one another, each by whose turn it is."""
        pk = self.case(which, chain[0]).pk
        for step in chain:
            verb, _, there = step.partition(" ")
            case = Case.objects.with_people().select_related("department__head__user").get(pk=pk)
            case = (there and self.onward(case)) or case
            self.do(verb, case, self.whoever(VERBS[verb][0], case), lot)
            self.all_holds()

    def onward(self, case):
        sent = Case.objects.with_people().select_related("department__head__user").filter(first=case)
        return sent.order_by("created_at", "pk").last()

    @rule(who=some(STAFF[:6]), days=st.integers(1, 20))
    def be_absent(self, who, days):
        employee = self.employee(who)
        if not Absence.objects.filter(employee=employee, until__gt=self.now).exists():
            until = self.now + timedelta(days=days)
            Absence.objects.create(entity_id=employee.entity_id, employee=employee, since=self.now, until=until)

    # What holds after each of them

    @invariant()
    def all_holds(self):
        self.a_change_of_state_is_on_the_record()
        if not self.is_changed:
            return
        self.is_changed = False
        self.custody_has_no_gap_and_nobody_is_without_an_owner()
        self.clocks_are_what_an_onlooker_counts()
        self.who_is_told_may_see()
        for holds in HOLDS:
            holds()

    def a_change_of_state_is_on_the_record(self):
        told = {
            event.subject_id
            for event in Event.objects.filter(pk__gt=self.last_event, outcome=Event.Outcome.DONE)
            if event.subject_type == Case._meta.label_lower
        }
        for case, before, _ in self.journal.look(self.now):
            assert before is None or case in told, "a state without an event"
        self.last_event = _last(Event)

    def custody_has_no_gap_and_nobody_is_without_an_owner(self):
        for case in Case.objects.select_related("department__entity__default_department__head", "department__head"):
            held = list(Custody.objects.filter(case=case).oldest_first())
            assert held and held[0].since == case.created_at
            gaps = [(one.until, two.since) for one, two in zip(held, held[1:], strict=False) if one.until != two.since]
            closed = list(Pause.objects.filter(case=case, cause=Cause.CLOSED).values_list("since", "until"))
            assert gaps == closed or set(gaps) <= set(closed), "a gap that is no closure"
            last = held[-1]
            assert last.until == case.closed_at
            if case.status in OPEN:
                assert (last.department_id, last.employee_id) == (case.department_id, case.assignee_id)
                default = case.department.entity.default_department
                assert case.assignee_id or case.department.head_id or (default and default.head_id), "ownerless"

    def clocks_are_what_an_onlooker_counts(self):
        for case in self.undone:
            self.journal.never_closed(case)
        self.undone = set()
        for case in Case.objects.all():
            stood = [
                Stood(one.cause, one.since, one.until) for one in Pause.objects.filter(case=case).order_by("since")
            ]
            held = list(Custody.objects.filter(case=case).oldest_first())
            found = clocks(case, held, stood, now=self.now, week=self.journal.weeks[case.entity_id])
            assert found.net == self.journal.total(case.pk, standstill=False)
            assert found.total.waited == self.journal.total(case.pk, standstill=True)
            by_holder = Counter()
            for one in found.dwells:
                by_holder[one.custody.department_id, one.custody.employee_id] += one.split.working + one.split.waited
            assert by_holder == {key: self.journal.of_holder(case.pk, *key) for key in by_holder}

    def who_is_told_may_see(self):
        new = Notice.objects.filter(pk__gt=self.last_notice) if self.last_notice else Notice.objects.all()
        for notice in new.select_related("to", "event"):
            if notice.event.subject_type == Case._meta.label_lower:
                case = Case.objects.get(pk=notice.event.subject_id)
                sees = Case.objects.visible_to(notice.to).filter(pk=case.pk).exists()
                assert sees or self._only_knows_of(notice, case), (
                    f"{notice.to} was told of {notice.event.verb} and may not see"
                )
        self.last_notice = _last(Notice)

    @staticmethod
    def _only_knows_of(notice, case) -> bool:
        """Who had it until now, and who is to see to it that somebody has it: its number, and nothing of its words."""
        was_his = Custody.objects.filter(case=case, employee__user=notice.to, until=notice.event.at).exists()
        looks_after = hasattr(notice.to, "employee") and notice.to.employee.may("grant.give")
        names = case.subject in f"{notice.title} {notice.body}" or case.number in notice.url
        return (was_his or looks_after) and not names


def _last(model):
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


STEPS = settings(
    max_examples=16,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    print_blob=True,
)


@pytest.mark.django_db
def test_weeks_in_an_office(world):
    Office.world = world
    run_state_machine_as_test(Office, settings=STEPS)
