"""Who could take a case at all, and how much each has in hand."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from jehat.cases.clearance import cleared, is_cleared
from jehat.cases.models import Case, Conflict
from jehat.organization.models import Employee, SecrecyLevel
from jehat.organization.secrecy import HIGHEST, ORDINARY
from jehat.people.models import Representation


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
    takers = takers.filter(~Exists(conflicts(beneficiary_id)))
    return cleared(takers.select_related("user", "role"), rank, now=now)


def may_hold(employee, case, *, now) -> bool:
    """Whether somebody named by hand, of whatever department, may have it: there, cleared, without side or conflict."""
    if employee.user_id in his_side(case.entity, beneficiary_id=case.beneficiary_id, now=now):
        return False
    there = cleared(Employee.objects.active().present(now), case.rank, now=now)
    return there.filter(~Exists(conflicts(case.beneficiary_id)), pk=employee.pk).exists()


def conflicts(beneficiary_id):
    """The standing conflicts of an employee of the outer question with the beneficiary."""
    return Conflict.objects.standing().filter(employee=OuterRef("pk"), beneficiary_id=beneficiary_id)


def with_load(employees):
    """Each with the number of open cases in hand that everybody may know of, as `load`, and of all, as `whole`."""
    hiding = SecrecyLevel.objects.filter(entity=OuterRef("entity"), is_hidden=True).order_by("rank").values("rank")[:1]
    may_be_known = Q(rank=ORDINARY) | Q(rank__lt=Coalesce(Subquery(hiding), HIGHEST + 1))
    # Each counts his own by the index of what is open: those closed since ever are not touched.
    held = Case.objects.open().filter(assignee=OuterRef("pk")).order_by().values("assignee")
    return employees.annotate(load=number_of(held.filter(may_be_known)), whole=number_of(held))


def number_of(held):
    """How many rows of a question there are, grouped as it groups them; none counts as 0."""
    counted = held.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


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
    return eligible(department, **asked).exists() or is_owned(department, **asked)


def is_owned(department, *, beneficiary_id, now, rank) -> bool:
    """Whether the head is accountable for it: cleared, and not on the beneficiary's side: nobody works on his own."""
    own = his_side(department.entity, beneficiary_id=beneficiary_id, now=now)
    head = department.head
    if head is None or not head.is_active or head.user_id in own or not is_cleared(head, rank, now=now):
        return False
    return not Conflict.objects.standing().filter(employee=head, beneficiary_id=beneficiary_id).exists()
