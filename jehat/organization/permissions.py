"""Who may manage an entity's departments and employees, each answer with its reason: its own administrators only."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .models import Employee
from .roles import ADMINISTRATOR


def _may(user, entity_id, verb) -> Verdict:
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(_("This is for the administrators of the entity."))
    if not employee.may(f"organization.{verb}"):
        return refuse(_who_may(entity_id))
    return ALLOWED


def _who_may(entity_id) -> str:
    """The reason for a colleague, which says whom to ask."""
    administrators = Employee.objects.active().filter(entity_id=entity_id, role__code=ADMINISTRATOR)
    names = [employee.name for employee in administrators.select_related("user")[:3]]
    if not names:
        return _("This is for the administrators of the entity.")
    return _("This is for the administrators of the entity: %(names)s.") % {"names": _(", ").join(names)}


def can_verify_identity(user, entity) -> Verdict:
    """Whether the person may confirm at the entity's counter what documents show: a clerk, of this entity, now."""
    employee = getattr(user, "employee", None)
    if employee is None or employee.entity_id != entity.pk or not employee.may("people.verify_identity"):
        return refuse(_("This is for the clerks at the counter of the entity."))
    return ALLOWED


def can_find_request(reclaim) -> Verdict:
    """Whether the number of a request and the document that is shown lead to one that is open."""
    return ALLOWED if reclaim else refuse(_("No open request has this number and this document."))


def can_see(user, entity) -> Verdict:
    return _may(user, entity.pk, "see")


def can_take_batch(user, entity, table) -> Verdict:
    """A table adds and changes, so it takes both."""
    thing = str(table).removesuffix("s")
    adds = _may(user, entity.pk, f"add_{thing}")
    return _may(user, entity.pk, f"change_{thing}") if adds else adds


def can_change_brand(user, entity) -> Verdict:
    return _may(user, entity.pk, "change_brand")


def can_add_department(user, entity) -> Verdict:
    return _may(user, entity.pk, "add_department")


def can_change_department(user, department) -> Verdict:
    return _may(user, department.entity_id, "change_department")


def can_rest(department) -> Verdict:
    """Whether an active department may be deactivated, as far as people and the tree go."""
    if department.employees.active().exists():
        return refuse(_("The department still has active employees. Move them first."))
    if department.children.active().exists():
        return refuse(_("The department still has active departments under it. Move them first."))
    if department.entity.default_department_id == department.pk:
        return refuse(_("What nobody else takes goes to this department, so it stays active."))
    return ALLOWED


def can_change_contact(user, entity) -> Verdict:
    return _may(user, entity.pk, "change_contact")


def can_add_employee(user, entity) -> Verdict:
    return _may(user, entity.pk, "add_employee")


def can_invite_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "invite_employee")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    if verdict and employee.user.has_usable_password():
        return refuse(_("The employee has chosen a password already."))
    return verdict


def can_change_employee(user, employee) -> Verdict:
    return _may(user, employee.entity_id, "change_employee")


def can_change_role(user, employee) -> Verdict:
    """Nobody changes his own role: an entity would be left without an administrator by a slip."""
    if employee.user_id == user.pk:
        return refuse(_("Nobody changes his own role."))
    return can_change_employee(user, employee)


def can_deactivate_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "deactivate_employee")
    if verdict and employee.user_id == user.pk:
        return refuse(_("Nobody deactivates himself."))
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive already."))
    return verdict


def can_reactivate_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "reactivate_employee")
    if verdict and employee.is_active:
        return refuse(_("The employee is active already."))
    return verdict


def can_record_absence(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "record_absence")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict


def can_end_absence(user, absence, *, now) -> Verdict:
    verdict = _may(user, absence.entity_id, "end_absence")
    if verdict and absence.until <= now:
        return refuse(_("The absence is over already."))
    return verdict
