"""Two employees side by side: what the one may do and the other not, and why."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, effective, permissions
from jehat.organization.models import Employee, SecrecyLevel
from jehat.people.views.confirmed import confirmed_first

from .administration import administers, key_of


@require_GET
@administers
def compare(request, *, entity, pk):
    """An employee beside a colleague who is chosen by department."""
    colleagues = Employee.objects.of(entity).active().with_people()
    one = get_object_or_404(Employee.objects.of(entity).with_people(), pk=pk)
    departments = entity.departments.active()
    department = departments.filter(code=request.GET.get("department", "")).first() or one.department
    offered = colleagues.filter(department=department).exclude(pk=one.pk).order_by("created_at", "pk")
    other = next((who for who in offered if str(who.pk) == request.GET.get("with", "")), None)
    context = {
        "one": one,
        "other": other,
        "offered": offered,
        "departments": departments,
        "department": department,
        "rows": effective.compared(one, other) if other else [],
        "levels": {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(entity.pk).items()},
        "gives_role": other is not None
        and one.role_id != other.role_id
        and bool(permissions.can_change_role_of(request.user, one)),
    }
    return render(request, "organization/compare.html", context)


@require_POST
@administers
@confirmed_first
def give_same_role(request, *, entity, pk):
    """Give an employee the role of the colleague beside him; all else of his place stays."""
    colleagues = Employee.objects.of(entity).with_people()
    one, other = (
        get_object_or_404(colleagues, pk=pk),
        get_object_or_404(colleagues, pk=key_of(request.POST.get("with"))),
    )
    place = {"department": one.department, "post": one.post, "takes_cases": one.takes_cases}
    try:
        actions.change_employee(by=request.user, employee=one, role=other.role, **place)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The employee was changed."))
    return redirect("organization:permissions_of", one.pk)
