"""How people come to work in an entity, change their place in it, and leave."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import duties, permissions
from jehat.organization.models import Employee
from jehat.people.actions import add_person, invite
from jehat.people.actions.presence import end_all

from .granting import MENDS_ALL, lock_entity, require_one_who_grants


@action("organization.add_employee", says=_("An employee was added"))
def add_employee(*, by, department, role, names, email, username=None, post=None, takes_cases=True):
    """Add a person to a department; his user name and a one-time activation link go out by e-mail, never a password."""
    permissions.can_add_employee(by, department.entity).require()
    _check_place(department.entity_id, department, role, post)
    permissions.can_start_in(by, role).require()
    user = add_person(by=by, names=names, email=email, username=username)
    employee = Employee(
        user=user, entity=department.entity, department=department, role=role, post=post, takes_cases=takes_cases
    )
    employee.save(force_insert=True)
    record("organization.add_employee", employee, by=by, department=department.pk, role=role.code)
    return employee


@action("organization.invite_employee", says=_("A new activation link was sent to an employee"))
def invite_employee(*, by, employee):
    """Send another one-time link to an employee who has not chosen a password; the links before it open nothing."""
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_invite_employee(by, employee).require()
    invite(by=by, user=employee.user)
    record("organization.invite_employee", employee, by=by)
    return employee


@action("organization.change_employee", says=_("An employee's place or role was changed"))
def change_employee(*, by, employee, department, role, post=None, takes_cases=True):
    """Change where an employee works and in which role; who moves to another department hands over first."""
    lock_entity(employee.entity_id)
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_change_employee(by, employee).require()
    granted = employee.may(MENDS_ALL)
    if role.pk != employee.role_id:
        permissions.can_change_role_of(by, employee, role).require()
    if department.pk != employee.department_id:
        duties.require_none(employee)
    _check_place(employee.entity_id, department, role, post)
    employee.department, employee.role, employee.post, employee.takes_cases = department, role, post, takes_cases
    employee.save(update_fields=["department", "role", "post", "takes_cases"])
    if granted:
        require_one_who_grants(employee.entity, now=timezone.now())
    record("organization.change_employee", employee, by=by, department=department.pk, role=role.code, takes=takes_cases)
    return employee


@action("organization.deactivate_employee", says=_("An employee was deactivated"))
def deactivate_employee(*, by, employee):
    """End an employee's work in the entity: no new work, nothing of it in reach, and signed out wherever he is."""
    lock_entity(employee.entity_id)
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_deactivate_employee(by, employee).require()
    granted = employee.may(MENDS_ALL)
    if employee.heads.active().exists():
        raise Refused(_("The employee heads a department. Choose another head first."))
    if employee.covers.not_over(timezone.now()).exists():
        raise Refused(_("The employee stands in for another. Choose another substitute first."))
    duties.require_none(employee)
    employee.is_active = False
    employee.save(update_fields=["is_active"])
    if granted:
        require_one_who_grants(employee.entity, now=timezone.now())
    ended = end_all(employee.user, now=timezone.now())
    record("organization.deactivate_employee", employee, by=by, ended=ended)
    return employee


@action("organization.reactivate_employee", says=_("An employee was reactivated"))
def reactivate_employee(*, by, employee):
    """Let an employee who was deactivated work again, in the same place and role."""
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_reactivate_employee(by, employee).require()
    if employee.role.is_retired:
        raise Refused(_("The role was retired."))
    if not employee.department.is_active:
        raise Refused(_("The employee's department is inactive. Move the employee to another one first."))
    employee.is_active = True
    employee.save(update_fields=["is_active"])
    record("organization.reactivate_employee", employee, by=by)
    return employee


def _check_place(entity_id, department, role, post) -> None:
    if department.entity_id != entity_id or not department.is_active:
        raise Refused(_("An employee works in an active department of the entity."))
    if role.is_retired:
        raise Refused(_("The role was retired."))
    if role.entity_id != entity_id or (post is not None and post.entity_id != entity_id):
        raise Refused(_("Role and post are those of the same entity."))
