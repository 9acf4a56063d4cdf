"""What an employee's pages read."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from jehat.cases import distribution
from jehat.cases.clearance import cleared
from jehat.cases.models.reach import departments_within_reach_of
from jehat.organization.models import Absence, Department, Employee
from jehat.people.identifiers import masked
from jehat.people.models import Identifier


def candidates(case, *, now):
    """Colleagues to whom the case may be assigned, with the open load of each, those who are away last.

    `absences_ahead` of each are those before the case is due.
    """
    asked = {"beneficiary_id": case.beneficiary_id, "now": now, "rank": case.rank}
    colleagues = distribution.eligible_or_away(case.department, **asked)
    moment = timedelta(microseconds=1)
    ahead = (
        Absence.objects.during(now, max(now + moment, case.due_at)).select_related("substitute__user").oldest_first()
    )
    return (
        distribution.with_load(colleagues.exclude(pk=case.assignee_id))
        .select_related("user", "role", "post")
        .annotate(is_away=Exists(Absence.objects.filter(employee=OuterRef("pk"), since__lte=now, until__gt=now)))
        .prefetch_related(Prefetch("absences", ahead, to_attr="absences_ahead"))
        .order_by("is_away", "load", F("assigned_at").asc(nulls_first=True))
    )


def receivers(employee, *, now):
    """To whom an employee may give cases from his list: those of the departments he sees, or of his own."""
    departments = departments_within_reach_of(employee) or {employee.department_id}
    found = Employee.objects.active().present(now).filter(department__in=departments, takes_cases=True)
    return distribution.with_load(found.exclude(pk=employee.pk).select_related("user", "department")).order_by(
        "department__code", "load", "created_at"
    )


def other_departments(case, *, now=None):
    """Where the case may be referred to: of a secret one, where somebody is cleared for it."""
    found = Department.objects.filter(entity_id=case.entity_id, is_active=True).exclude(pk=case.department_id)
    if not case.rank:
        return found
    there = cleared(Employee.objects.active(), case.rank, now=now or timezone.now())
    return found.filter(Q(pk__in=there.filter(takes_cases=True).values("department")) | Q(head__in=there))


def people_elsewhere(case, *, now):
    """To whom in other departments the case may be referred: those who are there, take cases and are cleared."""
    own = distribution.his_side(case.entity, beneficiary_id=case.beneficiary_id, now=now)
    there = Employee.objects.active().present(now).filter(entity=case.entity_id, takes_cases=True)
    there = there.filter(department__is_active=True).exclude(department=case.department_id).exclude(user_id__in=own)
    found = cleared(there.select_related("user", "department"), case.rank, now=now)
    return found.order_by("department__code", "created_at")


def away_elsewhere(case, *, now):
    """The absences of this moment of those who take cases in other departments, to whom none can be referred now."""
    away = Absence.objects.during(now, now + timedelta(microseconds=1)).filter(
        employee__in=Employee.objects.active().filter(entity=case.entity_id, takes_cases=True),
        employee__department__is_active=True,
    )
    away = away.exclude(employee__department=case.department_id)
    return away.select_related("employee__user", "employee__department", "substitute__user").order_by("until", "pk")


def identity_of(user):
    """A beneficiary's identity and mobile, for the employee who works on his case."""
    kinds = Identifier.Kind
    found = {identifier.kind: identifier for identifier in user.identifiers.all()}
    identity = next((found[k] for k in (kinds.NATIONAL_ID, kinds.IQAMA, kinds.PASSPORT) if k in found), None)
    mobile = found.get(kinds.MOBILE)
    return {
        "identity": identity,
        "masked_identity": masked(identity.kind, identity.value) if identity else "",
        "masked_mobile": masked(mobile.kind, mobile.value) if mobile else "",
    }


def employees_by_id(ids) -> dict[str, Employee]:
    return {str(one.pk): one for one in Employee.objects.filter(pk__in=ids).select_related("user")}


def departments_by_id(ids) -> dict[str, Department]:
    return {str(one.pk): one for one in Department.objects.filter(pk__in=ids)}
