"""Which employee a new case goes to, asked under the lock of the department."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.fields import BooleanField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.clearance import cleared
from jehat.cases.models import Case, Custody, Manner, Share, Skilled
from jehat.cases.states import OPEN, Reason
from jehat.core.verdict import Refused
from jehat.organization.models import Absence, Department, Employee, SecrecyLevel
from jehat.organization.secrecy import ORDINARY

from .asking import can_take, conflicts, his_side, is_owned, number_of, with_load
from .picking import HAD_LATELY, HAS_NOW, STRANGER, USUAL, WHOLE, Candidate, Manners, Picked, pick
from .ruling import rule_for

NOBODY_CLEARED = _("Nobody who could take this case is cleared for its secrecy.")
# How long an employee is known to a beneficiary after a case of his.
REMEMBERED = timedelta(days=90)
# Of how many colleagues it is kept why they did not get a case.
TOLD = 50


@dataclass(frozen=True)
class Choice:
    department: Department
    employee: Employee | None
    reason: Reason
    load: int | None = None
    candidates: int | None = None
    steps: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What is asked of whoever could get a case; `case` is missing where only the beneficiary is known."""

    beneficiary_id: object
    now: object
    rank: int = ORDINARY
    case: Case | None = None
    without: Employee | None = None

    @property
    def who(self) -> dict:
        return {"beneficiary_id": self.beneficiary_id, "now": self.now, "rank": self.rank}


def choose(department, *, beneficiary_id, now, rank=ORDINARY, case=None, without=None, is_new=False) -> Choice:
    """By rule, or the best of those who can take it; nobody: the default queue. A new one may go where a rule says.

    The department's row is locked, so that two cases at once are given one after the other.
    """
    asked = Asked(beneficiary_id, now, rank, case, without)
    rule = rule_for(department, case) if is_new else None
    if rule is not None and rule.to_department_id and rule.to_department.is_active:
        department = rule.to_department
    department = Department.objects.select_for_update(no_key=True).get(pk=department.pk)
    taken, nobody = _taken(department, asked)
    if taken is not None:
        return taken
    if _is_guarded(department, rank):
        return _cleared_elsewhere(department, asked)
    return _queue(department, asked, nobody)


def _taken(department, asked) -> tuple[Choice | None, Picked]:
    """Who was picked and is still eligible under the lock of his row; and whom else that was asked of."""
    gone: set = set()
    while True:
        people = {one.pk: one for one in _people(department, asked) if one.pk not in gone}
        rule = rule_for(department, asked.case)
        picked = _picked(department, asked, people, rule)
        if picked.key is None:
            return None, picked
        employee = people[picked.key]
        if can_take(employee, department, **asked.who):
            steps = _steps(picked, people, rule)
            choice = Choice(department, employee, picked.reason, employee.load, picked.candidates, steps)
            return choice, picked
        gone.add(picked.key)


def _picked(department, asked, people, rule) -> Picked:
    shares = _shares(people, asked.case)
    skilled = _skilled(people, rule)
    among = [_candidate(one, shares.get(one.pk), skilled) for one in people.values()]
    named = rule.to_employee_id if rule is not None else None
    return pick(among, manners=manners_of(department), named=named, is_ranked=bool(asked.rank))


def _people(department, asked):
    """Everybody of the department who takes cases, with all that is asked of him; one query."""
    now, case = asked.now, asked.case
    takers = department.employees.active().filter(takes_cases=True).select_related("user", "role")
    if asked.without is not None:
        takers = takers.exclude(pk=asked.without.pk)
    absences = Absence.objects.filter(employee=OuterRef("pk"))
    own = his_side(department.entity, beneficiary_id=asked.beneficiary_id, now=now)
    there = cleared(Employee.objects.filter(department=department), asked.rank, now=now)
    of_his = Case.objects.filter(assignee=OuterRef("pk"), beneficiary_id=asked.beneficiary_id)
    of_his = of_his.exclude(pk=case.pk) if case is not None else of_his
    had = Custody.objects.filter(
        employee=OuterRef("pk"), case__beneficiary_id=asked.beneficiary_id, since__gt=now - REMEMBERED
    )
    had = had.exclude(case=case) if case is not None else had
    leaves = Exists(absences.filter(since__gt=now, since__lt=case.due_at)) if case is not None else _no()
    return with_load(takers).annotate(
        is_barred=Exists(conflicts(asked.beneficiary_id)) | Q(user_id__in=own),
        is_cleared=Exists(there.filter(pk=OuterRef("pk"))) if asked.rank else Value(True, BooleanField()),
        is_away=Exists(absences.filter(since__lte=now, until__gt=now)),
        leaves_before_due=leaves,
        has_now=Exists(of_his.filter(status__in=OPEN)),
        had_lately=Exists(had),
        today=number_of(_given_today(now)),
    )


def _no():
    return Value(False, BooleanField())


def _given_today(now):
    """What an employee of the outer question was given since the morning."""
    morning = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Custody.objects.filter(employee=OuterRef("pk"), since__gte=morning).order_by().values("employee")


def _candidate(one, share, skilled) -> Candidate:
    weight, cap, pulls = share or (WHOLE, None, False)
    return Candidate(
        key=one.pk,
        load=one.whole,
        waits_since=one.assigned_at,
        weight=weight,
        today=one.today,
        cap=cap,
        told=one.load,
        knows=HAS_NOW if one.has_now else HAD_LATELY if one.had_lately else STRANGER,
        is_barred=one.is_barred,
        is_cleared=one.is_cleared,
        is_away=one.is_away,
        leaves_before_due=one.leaves_before_due,
        pulls=pulls,
        is_skilled=skilled is None or one.pk in skilled,
    )


def _shares(people, case) -> dict:
    """By employee his weight, his cap of a day and whether he pulls: of this kind of case, or else of all."""
    kind = case.kind_id if case is not None else None
    found = Share.objects.filter(Q(kind=None) | Q(kind=kind), employee__in=people)
    of_all = {one.employee_id: one for one in found if one.kind_id is None}
    of_kind = {one.employee_id: one for one in found if one.kind_id is not None}
    return {
        pk: (
            of_kind[pk].weight if pk in of_kind else of_all[pk].weight,
            of_all[pk].daily_cap if pk in of_all else None,
            pk in of_all and of_all[pk].pulls,
        )
        for pk in {*of_all, *of_kind}
    }


def _skilled(people, rule) -> set | None:
    if rule is None or rule.skill_id is None:
        return None
    return set(Skilled.objects.filter(skill=rule.skill_id, employee__in=people).values_list("employee", flat=True))


def manners_of(department) -> Manners:
    """Which of the gentler steps a department takes."""
    manner = Manner.objects.filter(department=department).first()
    return USUAL if manner is None else Manners(manner.keeps_employee, manner.looks_ahead)


def _steps(picked, people, rule) -> dict:
    """What is kept of a choice, as codes and keys."""
    asides = [
        {"employee": str(pk), "why": str(why), "load": people[pk].load}
        for pk, why in list(picked.asides.items())[:TOLD]
    ]
    if rule is None:
        return {"asides": asides}
    return {"asides": asides, "rule": rule.position} | ({"skill": rule.skill.code} if rule.skill_id else {})


def _is_guarded(department, rank) -> bool:
    """Whether cases of this rank wait only with who is cleared: a level that masks nothing waits where all cases do."""
    return rank > ORDINARY and SecrecyLevel.objects.by_rank(department.entity_id)[rank].is_masked


def _queue(department, asked, picked) -> Choice:
    """Nobody can take it: it waits where somebody is accountable, in this department or in the entity's default one."""
    default = department.entity.default_department or department
    there = department if is_owned(department, **asked.who) else default
    people = {one.pk: one for one in _people(department, asked)} if picked.asides else {}
    return Choice(there, None, picked.reason, candidates=0, steps=_steps(picked, people, None))


def _cleared_elsewhere(department, asked) -> Choice:
    """A secret case waits only with who is cleared: the head, the default department, or whoever is in the entity."""
    default = department.entity.default_department
    for place in [one for one in (department, default) if one]:
        taken = None if place == department else _taken(place, asked)[0]
        if taken is not None:
            return taken
        if is_owned(place, **asked.who):
            return Choice(place, None, Reason.NOBODY_ELIGIBLE, candidates=0)
    for place in _with_cleared(department.entity_id, rank=asked.rank, now=asked.now):
        if taken := _taken(place, asked)[0]:
            return taken
    raise Refused(NOBODY_CLEARED)


def _with_cleared(entity_id, *, rank, now) -> list[Department]:
    """The departments of an entity in which somebody present takes such cases."""
    there = cleared(Employee.objects.active().present(now).filter(entity=entity_id, takes_cases=True), rank, now=now)
    units = Department.objects.active().filter(entity=entity_id, pk__in=there.values("department"))
    return list(units.select_related("entity", "head").order_by("code"))
