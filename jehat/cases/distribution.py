"""Which employee a new case goes to, and why: a question, asked under the lock of the department."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import Refused
from jehat.organization.models import Department, Employee, SecrecyLevel
from jehat.organization.secrecy import HIGHEST, ORDINARY
from jehat.people.models import Representation

from .clearance import cleared, is_cleared
from .states import OPEN, Reason

NOBODY_CLEARED = _("Nobody who could take this case is cleared for its secrecy.")
IN_HAND = Q(cases__status__in=OPEN)


@dataclass(frozen=True)
class Choice:
    department: Department
    employee: Employee | None
    reason: Reason
    load: int | None = None
    candidates: int | None = None


def his_side(entity, *, beneficiary_id, now) -> set:
    """Who must not work on a case of this beneficiary: himself, and whoever acts for him before the entity."""
    agents = Representation.objects.current(now).filter(principal_id=beneficiary_id)
    return {beneficiary_id, *(one.agent_id for one in agents if one.covers(entity.code))}


def eligible(department, *, beneficiary_id, now, rank=ORDINARY):
    """Active, present employees of the department who take such cases and are not on the beneficiary's side."""
    return eligible_or_away(department, beneficiary_id=beneficiary_id, now=now, rank=rank).present(now)


def eligible_or_away(department, *, beneficiary_id, now, rank=ORDINARY):
    """The same, and those of them who are away: nobody is given a case blindly, but a person may decide so."""
    own = his_side(department.entity, beneficiary_id=beneficiary_id, now=now)
    takers = department.employees.active().filter(takes_cases=True).exclude(user_id__in=own)
    return cleared(takers.select_related("user", "role"), rank, now=now)


def with_load(employees):
    """Each with the number of open cases in hand that everybody may know of, as `load`."""
    hiding = SecrecyLevel.objects.filter(entity=OuterRef("entity"), is_hidden=True).order_by("rank").values("rank")[:1]
    may_be_known = Q(cases__rank=ORDINARY) | Q(cases__rank__lt=Coalesce(Subquery(hiding), HIGHEST + 1))
    return employees.annotate(load=Count("cases", filter=IN_HAND & may_be_known))


def can_take(employee, department, *, beneficiary_id, now, even_away=False, rank=ORDINARY) -> bool:
    """Whether the employee is eligible, asked under the lock of his row: who is just leaving has then left."""
    Employee.objects.select_for_update(no_key=True).values("pk").get(pk=employee.pk)
    among = eligible_or_away if even_away else eligible
    return among(department, beneficiary_id=beneficiary_id, now=now, rank=rank).filter(pk=employee.pk).exists()


def can_receive(department, *, beneficiary_id, now, rank) -> bool:
    """Whether somebody there is cleared for a case as secret as this, and could take it or look after its queue."""
    if not rank:
        return True
    asked = {"beneficiary_id": beneficiary_id, "now": now, "rank": rank}
    return eligible(department, **asked).exists() or _is_owned(department, **asked)


def choose(department, *, beneficiary_id, now, rank=ORDINARY) -> Choice:
    """The least open load, ties by the longest wait since the last assignment; nobody: the default queue.

    The department's row is locked, so that two cases at once are given one after the other.
    """
    department = Department.objects.select_for_update(no_key=True).get(pk=department.pk)
    asked = {"beneficiary_id": beneficiary_id, "now": now, "rank": rank}
    taken = _taken(department, **asked)
    if taken is not None:
        return taken
    return _cleared_elsewhere(department, **asked) if _is_guarded(department, rank) else _queue(department, **asked)


def _taken(department, **asked) -> Choice | None:
    """The lightest of the department who is still eligible under the lock of his row."""
    while choice := _lightest(department, **asked):
        if can_take(choice.employee, department, **asked):
            return choice
    return None


def _lightest(department, *, rank, **asked) -> Choice | None:
    # What is said of a load leaves out what is hidden; what decides is all of it.
    among = with_load(eligible(department, rank=rank, **asked)).annotate(whole=Count("cases", filter=IN_HAND))
    candidates = list(among.waiting_longest_first())
    if not candidates:
        return None
    least = min(candidate.whole for candidate in candidates)
    lightest = [candidate for candidate in candidates if candidate.whole == least]
    if len(candidates) == 1:
        reason = Reason.ONLY_CLEARED if rank else Reason.ONLY_ELIGIBLE
    elif len(lightest) == 1:
        reason = Reason.CLEARED_LOAD if rank else Reason.LEAST_LOAD
    else:
        reason = Reason.LONGEST_WAIT
    return Choice(department, lightest[0], reason, load=lightest[0].load, candidates=len(candidates))


def _is_guarded(department, rank) -> bool:
    """Whether cases of this rank wait only with who is cleared: a level that masks nothing waits where all cases do."""
    return rank > ORDINARY and SecrecyLevel.objects.by_rank(department.entity_id)[rank].is_masked


def _queue(department, **asked) -> Choice:
    """Nobody can take it: it waits where somebody is accountable, in this department or in the entity's default one."""
    default = department.entity.default_department or department
    is_owned = _is_owned(department, **asked)
    return Choice(department if is_owned else default, None, Reason.NOBODY_ELIGIBLE, candidates=0)


def _is_owned(department, *, beneficiary_id, now, rank) -> bool:
    """Whether the head is accountable for it: cleared, and not on the beneficiary's side: nobody works on his own."""
    own = his_side(department.entity, beneficiary_id=beneficiary_id, now=now)
    head = department.head
    return head is not None and head.is_active and head.user_id not in own and is_cleared(head, rank, now=now)


def _cleared_elsewhere(department, **asked) -> Choice:
    """A secret case waits only with who is cleared: the head, the default department, or whoever is in the entity."""
    default = department.entity.default_department
    for place in [one for one in (department, default) if one]:
        taken = None if place == department else _taken(place, **asked)
        if taken is not None:
            return taken
        if _is_owned(place, **asked):
            return Choice(place, None, Reason.NOBODY_ELIGIBLE, candidates=0)
    for place in _with_cleared(department.entity_id, rank=asked["rank"], now=asked["now"]):
        if taken := _taken(place, **asked):
            return taken
    raise Refused(NOBODY_CLEARED)


def _with_cleared(entity_id, *, rank, now) -> list[Department]:
    """The departments of an entity in which somebody present takes such cases."""
    there = cleared(Employee.objects.active().present(now).filter(entity=entity_id, takes_cases=True), rank, now=now)
    units = Department.objects.active().filter(entity=entity_id, pk__in=there.values("department"))
    return list(units.select_related("entity", "head").order_by("code"))
