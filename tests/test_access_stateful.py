"""Whatever is given, denied, delegated and taken again: every surface shows what the predicate says, after each step.

The predicate (`tests/predicate.py`) knows nothing of the product's rules; it reads rows.
"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jehat.cases import actions as cases
from jehat.cases import permissions, queries
from jehat.cases.models import Case
from jehat.cases.tests.conftest import PNG
from jehat.core.crypto.ids import uuid7
from jehat.core.remembered import remembering
from jehat.core.verdict import Refused
from jehat.documents.actions import keep
from jehat.organization import actions
from jehat.organization.models import Absence, Delegation, Department, Employee, Grant, Role
from jehat.organization.terms import Terms

from .matrix.known import access

STAFF = ("noura", "faisal", "huda", "salma", "yousef", "admin", "stranger")
VERBS = ("case.see", "case.note", "case.complete")
SCOPES = ("own", "department", "subtree", "entity")
DAY = timedelta(days=1)
some = st.sampled_from


class Changes(RuleBasedStateMachine):
    """The administration of one entity, played at random; `world` and `cases` are set by the test."""

    world = None
    cases: list[Case] = []

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.turn = 0

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def person(self, name) -> Employee:
        return Employee.objects.with_people().get(pk=getattr(self.world, name).pk)

    def act(self, name, by=None, **given):
        try:
            with transaction.atomic():
                return getattr(actions, name)(by=by or self.person("admin").user, **given)
        except Refused:
            return None

    @rule(who=some(STAFF), verb=some(VERBS), scope=some(SCOPES), highest=some((0, 0, 2)))
    def give(self, who, verb, scope, highest):
        terms = Terms(verb, scope, highest if verb == "case.see" else 0)
        self.act("give_grant", employee=self.person(who), terms=terms)

    @rule(who=some(STAFF), verb=some(VERBS), scope=some(SCOPES))
    def deny(self, who, verb, scope):
        self.act("deny_grant", employee=self.person(who), verb=verb, scope=scope)

    @rule(which=st.integers(0, 9))
    def withdraw(self, which):
        standing = list(Grant.objects.standing().filter(employee__isnull=False, cause="").order_by("pk"))
        if standing:
            self.act("withdraw_grant", grant=standing[which % len(standing)])

    @rule(giver=some(STAFF[:5]), taker=some(STAFF[:5]), verb=some(VERBS), first=some((-1, 0, 1)))
    def delegate(self, giver, taker, verb, first):
        now = timezone.now()
        since = min(now, now + first * DAY) if first < 1 else now + DAY
        time = {"since": since, "until": now + 3 * DAY}
        giver = self.person(giver)
        self.act("give_delegation", giver.user, giver=giver, taker=self.person(taker), wanted=[verb], **time)

    @rule(which=st.integers(0, 9))
    def end_delegation(self, which):
        live = list(Delegation.objects.filter(ended_at__isnull=True).order_by("pk"))
        if live:
            self.act("end_delegation", delegation=live[which % len(live)])

    @rule(who=some(("noura", "faisal", "salma")), behind=some(STAFF[:5]))
    def be_absent(self, who, behind):
        now = timezone.now()
        time = {"since": now - DAY, "until": now + DAY}
        self.act("record_absence", employee=self.person(who), substitute=self.person(behind), **time)

    @rule()
    def come_back(self):
        if absence := Absence.objects.filter(until__gt=timezone.now()).first():
            self.act("end_absence", absence=absence)

    @rule(who=some(STAFF[:5]), role=some(("officer", "supervisor", "clerk", "entity_admin")))
    def change_role_of(self, who, role):
        employee = self.person(who)
        place = {"department": employee.department, "role": Role.objects.get(entity=employee.entity, code=role)}
        self.act("change_employee", employee=employee, **place)

    @rule(who=some(STAFF[:5]), to=some(("permits", "care", "legal")))
    def move(self, who, to):
        Employee.objects.filter(pk=self.person(who).pk).update(department=getattr(self.world, to))

    @rule(unit=some(("permits", "care")), below=some((None, "legal")), head=some((None, "huda", "salma")))
    def reshape(self, unit, below, head):
        above, leads = below and getattr(self.world, below), head and getattr(self.world, head)
        Department.objects.filter(pk=getattr(self.world, unit).pk).update(parent=above, head=leads)

    @rule(who=some(STAFF[:5]), is_active=st.booleans())
    def leave_or_return(self, who, is_active):
        Employee.objects.filter(pk=self.person(who).pk).update(is_active=is_active)

    @rule(which=some(range(3)), unit=some(("permits", "care")), holder=some((None, "noura", "faisal", "salma")))
    def carry(self, which, unit, holder):
        held = {"assignee": holder and getattr(self.world, holder), "department": getattr(self.world, unit)}
        status = "in_progress" if holder else "triage"
        Case.objects.filter(pk=self.cases[which].pk).update(status=status, **held)

    @rule(which=some(range(3)), rank=some((0, 1, 2)))
    def classify(self, which, rank):
        Case.objects.filter(pk=self.cases[which].pk).update(rank=rank)

    @rule(which=some(range(3)), who=some(STAFF[:5]), highest=some((0, 2)))
    def open_for_a_task(self, which, who, highest):
        given = {"verb": "case.see", "subject": self.cases[which], "cause": "task", "cause_id": uuid7()}
        self.act("give_for_cause", employee=self.person(who), highest=highest, **given)

    @rule()
    def end_the_task(self):
        if caused := Grant.objects.standing().exclude(cause="").first():
            self.act("end_cause", cause=caused.cause, cause_id=caused.cause_id)

    @invariant()
    def agrees(self):
        """Every employee on every case by the rules that lists and buttons ask; one of them at every door."""
        self.turn += 1
        now = timezone.now()
        known = access(now)
        plain = {row["id"]: row for row in Case.objects.filter(pk__in=[one.pk for one in self.cases]).values()}
        people = [self.person(name).user for name in STAFF]
        for user in people:
            with remembering():
                self._agrees_in_rules(known, user, plain)
        self._agrees_at_the_doors(known, people[self.turn % len(people)], plain)

    def _agrees_in_rules(self, known, user, plain):
        expected = {pk for pk, case in plain.items() if known.sees(user.pk, case)}
        assert set(Case.objects.visible_to(user).values_list("pk", flat=True)) == expected, user
        for case in Case.objects.select_related("entity", "department").filter(pk__in=plain):
            self._agrees_on_work(known, user, case, plain[case.pk])

    @staticmethod
    def _agrees_on_work(known, user, case, row):
        for verb in ("note", "complete"):
            may = bool(permissions.holding.may_as_employee(user, case, verb))
            assert may == known.may(user.pk, f"case.{verb}", row), (user, verb, row)
            if may:
                other = permissions.in_place_of(user, case, verb)
                assert (other and other.pk) == known.in_place_of(user.pk, f"case.{verb}", row)

    def _agrees_at_the_doors(self, known, user, plain):
        """List, count, badge, search, page, file and API of one person."""
        if not known.employee_of(user.pk):
            return
        employee = user.employee
        own = {pk for pk, row in plain.items() if row["beneficiary_id"] == user.pk}
        at_work = {pk for pk, row in plain.items() if known.sees_at_work(user.pk, row)} - own
        reachable = queries.reachable(employee)
        listed = queries.inbox_views(employee, now=timezone.now())["all"]
        assert set(listed.values_list("pk", flat=True)) == at_work
        assert queries.counted(listed).number == len(at_work)
        waits = {pk for pk in at_work if plain[pk]["assignee_id"] in (None, employee.pk)}
        assert set(queries.unread(employee).values_list("pk", flat=True)) == waits
        client = Client()
        client.force_login(user)
        case = self.cases[self.turn % len(self.cases)]
        sees = case.pk in at_work
        assert queries.find(reachable, case.number).cases.exists() == sees
        # A secret case asks who looks again; whether it is there at all was asked above.
        if plain[case.pk]["rank"] < 2 or not sees:
            self._agrees_by_address(client, case, sees=sees, is_own=case.pk in own)

    def _agrees_by_address(self, client, case, *, sees, is_own):
        file = reverse("cases:file", args=[case.number, self.files[case.pk]])
        for address in (reverse("cases:work", args=[case.number]), file, f"/api/v1/cases/{case.number}/notes"):
            assert client.get(address).status_code == (200 if sees else 404), address
        answer = client.get(f"/api/v1/cases/{case.number}")
        assert answer.status_code == (200 if sees or is_own else 404)


@pytest.mark.django_db
def test_every_surface_shows_what_the_predicate_says(world):
    filed = [cases.submit(by=world.sara, kind=world.kind, subject="A workshop") for _number in range(2)]
    filed.append(cases.submit(by=world.huda.user, kind=world.kind, subject="A wall"))
    held = {"department": world.permits, "assignee": world.noura, "status": "in_progress", "rank": 0}
    Case.objects.filter(pk__in=[one.pk for one in filed]).update(**held, active_at=F("created_at"))
    files = {}
    for case in filed:
        paper = keep(by=world.noura.user, upload=SimpleUploadedFile("plan.png", PNG, "image/png"))
        written = cases.note(by=world.noura.user, case=case, text="Seen.", files=[paper])
        files[case.pk] = written.attachments.get().file_id
    Changes.world, Changes.cases, Changes.files = world, filed, files
    bounds = {"max_examples": 6, "stateful_step_count": 10, "deadline": None, "derandomize": True}
    run_state_machine_as_test(
        Changes, settings=settings(**bounds, database=None, suppress_health_check=list(HealthCheck))
    )
