"""The list of employees, and one employee's page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, duties, permissions, queries
from jehat.organization.forms import AddEmployeeForm, ChangeEmployeeForm, RecordAbsenceForm
from jehat.organization.models import Employee
from jehat.people.views.confirmed import confirmed_first, presence_of

from .administration import administers, done, status_of

ON_A_PAGE = 25
FILTERS = {
    "active": gettext_lazy("Active"),
    "away": gettext_lazy("Absent"),
    "inactive": gettext_lazy("Inactive"),
    "all": gettext_lazy("All"),
}
PLACE = ("department", "role", "post", "takes_cases")


@require_GET
@administers
def employees(request, *, entity):
    now = timezone.now()
    department = entity.departments.filter(code=request.GET.get("department", "")).first()
    show = request.GET.get("show") if request.GET.get("show") in FILTERS else "active"
    found = queries.employees(entity, now=now, department=department, show=show)
    counts = queries.employee_counts(entity, now=now, department=department)
    context = {
        "entity": entity,
        "department": department,
        "departments": entity.departments.all(),
        "show": show,
        "filters": [_filter(name, label, counts[name], show, department) for name, label in FILTERS.items()],
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "organization/employees.html", context)


def _filter(name, label, count, show, department):
    query = {"show": name} | ({"department": department.code} if department else {})
    return {"label": label, "url": f"?{urlencode(query)}", "count": count, "current": name == show}


@require_http_methods(["GET", "POST"])
@administers
def add_employee(request, *, entity):
    permissions.can_add_employee(request.user, entity).require()
    department = entity.departments.active().filter(code=request.GET.get("department", "")).first()
    form = AddEmployeeForm(request.POST or None, entity=entity, initial={"department": department})
    added = []
    if done(form, lambda given: added.append(_add(request.user, form, given))):
        messages.success(request, _("The employee was added, and the activation link was sent."))
        return redirect("organization:change_employee", pk=added[0].pk)
    return render(request, "organization/add_employee.html", {"form": form, "entity": entity}, status=status_of(form))


def _add(user, form, given):
    place = {name: given[name] for name in (*PLACE, "email", "username")}
    return actions.add_employee(by=user, names=form.names, **place)


@require_http_methods(["GET", "POST"])
@administers
def change_employee(request, *, entity, pk):
    employee = employee_or_404(entity, pk)
    permissions.can_change_employee(request.user, employee).require()
    initial = {name: getattr(employee, name) for name in PLACE}
    form = ChangeEmployeeForm(request.POST or None, entity=entity, initial=initial)
    if done(form, lambda given: actions.change_employee(by=request.user, employee=employee, **given)):
        messages.success(request, _("The employee was changed."))
        return redirect("organization:change_employee", pk=employee.pk)
    return employee_page(request, employee, form=form, status=status_of(form))


def employee_or_404(entity, pk) -> Employee:
    return get_object_or_404(queries.employees(entity, now=timezone.now(), show="all"), pk=pk)


def employee_page(request, employee, *, status=200, form=None, absence_form=None):
    """An employee's page: his place, his absences, and what may be done about him."""
    now = timezone.now()
    initial = {name: getattr(employee, name) for name in PLACE}
    context = {
        "employee": employee,
        "form": form or ChangeEmployeeForm(entity=employee.entity, initial=initial),
        "absence_form": absence_form
        or RecordAbsenceForm(employee=employee, initial={"first_day": timezone.localdate(now)}),
        "absences": queries.absences_to_come(employee, now=now),
        "now": now,
        "may": {
            verb: getattr(permissions, f"can_{verb}_employee")(request.user, employee)
            for verb in ("invite", "deactivate", "reactivate")
        }
        | {"reset_second_factor": permissions.can_reset_second_factor(request.user, employee)},
        "sees_presence": request.user.employee.may("presence.see"),
        "may_record_absence": permissions.can_record_absence(request.user, employee),
    }
    return render(request, "organization/change_employee.html", context, status=status)


@require_POST
@administers
def invite_employee(request, *, entity, pk):
    return _act(request, entity, pk, actions.invite_employee, _("A new activation link was sent."))


@require_POST
@administers
def deactivate_employee(request, *, entity, pk):
    """Where work is still held, the way out leads through handing it over."""
    try:
        return _act(request, entity, pk, actions.deactivate_employee, _("The employee was deactivated."))
    except duties.StillHeld as held:
        messages.warning(request, str(held))
        return redirect("cases:hand_over_employee", pk)


@require_POST
@administers
def reactivate_employee(request, *, entity, pk):
    return _act(request, entity, pk, actions.reactivate_employee, _("The employee was reactivated."))


@require_POST
@administers
@confirmed_first
def reset_second_factor(request, *, entity, pk):
    """For an employee who lost phone and passkey: he sets up anew at the next sign-in."""
    presence = presence_of(request)

    def act(**given):
        return actions.reset_second_factor(presence=presence, **given)

    return _act(request, entity, pk, act, _("The second factor was reset, and the employee was told."))


def _act(request, entity, pk, act, words):
    """A button's act; where a rule refuses it, the page comes back with the reason."""
    employee = employee_or_404(entity, pk)
    try:
        act(by=request.user, employee=employee)
    except duties.StillHeld:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("organization:change_employee", pk=employee.pk)
