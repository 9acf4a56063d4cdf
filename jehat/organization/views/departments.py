"""The tree of departments, and one department's form."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jehat.organization import actions, duties, permissions, queries
from jehat.organization.forms import AddDepartmentForm, ChangeDepartmentForm
from jehat.organization.models import Department

from .administration import administers, done, status_of


@require_GET
@administers
def departments(request, *, entity):
    context = {"entity": entity, "branches": queries.department_tree(entity)}
    return render(request, "organization/departments.html", context)


@require_http_methods(["GET", "POST"])
@administers
def add_department(request, *, entity):
    permissions.can_add_department(request.user, entity).require()
    under = entity.departments.filter(code=request.GET.get("under", "")).first()
    form = AddDepartmentForm(request.POST or None, entity=entity, initial={"parent": under})
    if done(form, lambda given: actions.add_department(by=request.user, entity=entity, **given)):
        messages.success(request, _("The department was added."))
        return redirect("organization:departments")
    return render(request, "organization/add_department.html", {"form": form, "entity": entity}, status=status_of(form))


@require_http_methods(["GET", "POST"])
@administers
def change_department(request, *, entity, code):
    department = get_object_or_404(Department.objects.of(entity).select_related("head__user", "parent"), code=code)
    permissions.can_change_department(request.user, department).require()
    fields = ("name_ar", "name_en", "parent", "head", "is_active")
    initial = {name: getattr(department, name) for name in fields}
    form = ChangeDepartmentForm(request.POST or None, entity=entity, department=department, initial=initial)
    if done(form, lambda given: actions.change_department(by=request.user, department=department, **given)):
        messages.success(request, _("The department was changed."))
        return redirect("organization:departments")
    held = form.has_error(NON_FIELD_ERRORS, duties.StillHeld.__name__)
    context = {"form": form, "department": department, "entity": entity, "is_held": held}
    return render(request, "organization/change_department.html", context, status=status_of(form))
