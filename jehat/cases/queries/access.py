"""Who can see a case and why: those whom anything would let in, a page at a time, each with every reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from jehat.cases.models import Case, Opening
from jehat.organization.models import Absence, Delegation, Employee, Grant
from jehat.organization.queries import Sees, chain_above, sees
from jehat.people.models import Representation

SEE = "case.see"
Scope = Grant.Scope
PLACES = (Scope.OWN, Scope.DEPARTMENT, Scope.SUBTREE)


@dataclass(frozen=True)
class Seer:
    """An employee whom something lets into a case, or would if it were not denied or above his clearance."""

    employee: Employee
    why: Sees
    holds: bool
    heads: bool
    opened_at: datetime | None


def may_be_let_in(case, now) -> QuerySet[Employee]:
    """Every employee whom a grant, a place or a colleague would let in; denials are not looked at here."""
    let_in = Employee.objects.filter(_let_in(case, now))
    given = Delegation.objects.live(now).filter(taker=OuterRef("pk"), verbs__contains=[SEE], giver__in=let_in)
    found = Employee.objects.active().filter(_let_in(case, now) | Q(Exists(given)))
    return found.with_people().order_by("department__code", "created_at", "pk")


def _let_in(case, now) -> Q:
    good = Grant.objects.live(now).filter(verb=SEE, effect=Grant.Effect.ALLOW, highest__gte=case.rank)
    good = good.filter(Q(employee=OuterRef("pk")) | Q(role=OuterRef("role")))

    def has(*scopes, **more):
        return Q(Exists(good.filter(scope__in=scopes, **more)))

    units, heads = chain_above(case.entity_id, case.department_id)
    leads = Q(pk__in=heads)
    within = has(Scope.ENTITY) | has(Scope.DEPARTMENT, Scope.SUBTREE) & (Q(department=case.department_id) | leads)
    within |= has(Scope.SUBTREE) & Q(department__in=units)
    if case.assignee_id is None:
        within |= has(Scope.OWN) & leads
    else:
        within |= has(*PLACES) & Q(pk=case.assignee_id)
    anywhere = has(Scope.ACROSS) | has(Scope.ONE, subject_id=case.pk)
    return Q(entity=case.entity_id) & within | anywhere | _substitutes(case, now) & has(*PLACES, Scope.ENTITY)


def _substitutes(case, now) -> Q:
    away = Absence.objects.filter(employee=case.assignee_id, since__lte=now, until__gt=now)
    return Q(pk__in=away.values("substitute"))


def seers(case, employees, now) -> list[Seer]:
    """The employees of one page, each with his reasons; as many queries for one as for all of them."""
    employees = list(employees)
    told = sees(employees, SEE, case.place, now)
    _units, heads = chain_above(case.entity_id, case.department_id)
    users = [one.user_id for one in employees]
    opened = dict(Opening.objects.filter(case=case, user__in=users).values_list("user", "last_at"))
    return [
        Seer(one, told[one.pk], one.pk == case.assignee_id, one.pk in heads, opened.get(one.user_id))
        for one in employees
    ]


def openers(case) -> QuerySet[Opening]:
    """Who opened a case, the latest first; of the beneficiary's side nobody is named."""
    staff = Opening.objects.filter(case=case, user__employee__isnull=False).exclude(user=case.beneficiary_id)
    return staff.select_related("user__employee__department").order_by("-last_at")[:50]


def beneficiary_side(case, now) -> list[Representation]:
    """Who acts for the beneficiary before this entity now."""
    acts = Representation.objects.current(now).filter(principal=case.beneficiary_id).select_related("agent")
    return [one for one in acts if one.covers(case.entity.code)]


def case_called(number, entity) -> Case | None:
    """A case of an entity by its number, unless its level hides even that it is there."""
    return Case.objects.unhidden().filter(entity=entity, number=number).with_people().first()
