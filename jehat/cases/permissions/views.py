"""Who keeps views of the inbox."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.models import SavedView
from jehat.core.verdict import ALLOWED, Verdict, refuse

# More than stand in a bar; whoever needs another gives one up.
MOST_VIEWS = 12


def can_save_view(user, scope="own") -> Verdict:
    """Whoever works on cases keeps views of his own; one for a department is shared by its supervisor."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("The inbox is for employees of an entity."))
    if not employee.standing().has_place_for("case.see"):
        return refuse(_("Your role does not include this act."))
    if scope == "department":
        if not employee.standing().reaches_beyond_own("case.see"):
            return refuse(_("A view is shared by a supervisor of the department."))
        kept = SavedView.objects.filter(department=employee.department_id)
    else:
        kept = SavedView.objects.own_of(employee)
    return ALLOWED if kept.count() < MOST_VIEWS else refuse(_("There are as many views as can be kept; forget one."))


def can_forget_view(user, view) -> Verdict:
    """One's own is given up by oneself, a shared one by any supervisor of its department."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("The inbox is for employees of an entity."))
    if view.scope == "own":
        return ALLOWED if view.employee_id == employee.pk else refuse(_("This view belongs to somebody else."))
    if view.department_id != employee.department_id or not employee.standing().reaches_beyond_own("case.see"):
        return refuse(_("A view is shared by a supervisor of the department."))
    return ALLOWED


def can_prefer_view(user, view) -> Verdict:
    """The inbox opens with a view of one's own."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or view.employee_id != employee.pk:
        return refuse(_("This view belongs to somebody else."))
    return ALLOWED if view.scope == "own" else refuse(_("The inbox opens with a view of one's own."))
