"""Who has more than he uses, and which roles give what nobody uses; taking it away with one confirmation."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from jehat.core.verdict import Refused
from jehat.organization import actions, effective, holders, matrix, permissions, uses, verbs
from jehat.organization.forms import TakeForm
from jehat.organization.models import Employee, Role, SecrecyLevel
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .administration import administers

ON_A_PAGE = 25


def withdraws(view):
    """Pass the view the entity of a person who withdraws permissions there; Refused for everybody else."""

    @administers
    @wraps(view)
    def guarded(request, *, entity, **given):
        permissions.may_administer(request.user, entity.pk, "grant.withdraw").require()
        return view(request, entity=entity, **given)

    return guarded


@require_GET
@withdraws
def unused(request, *, entity):
    """The employees with the most that they do not use, or the roles."""
    of_roles, now = request.GET.get("of") == "roles", timezone.now()
    departments = entity.departments.active()
    department = departments.filter(code=request.GET.get("department", "")).first()
    people = uses.with_more(entity, department=department)
    found = uses.roles_with_more(entity, now) if of_roles else people
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "of_roles": of_roles,
        "page": page,
        "departments": departments,
        "department": department,
        "filters": [
            {"label": _("Employees"), "url": "?of=people", "current": not of_roles},
            {"label": _("Roles"), "url": "?of=roles", "current": of_roles},
        ],
        "days": uses.LATELY.days,
    }
    return render(request, "organization/unused.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@withdraws
def unused_of(request, *, entity, pk):
    """What an employee has and does not use, all of it marked; what stays marked is taken away."""
    employee, now = get_object_or_404(Employee.objects.of(entity).active().with_people(), pk=pk), timezone.now()
    lines = uses.unused_lines(employee, now)
    form = TakeForm(request.POST or None, lines=lines)
    confirm = ConfirmForm(request.POST or None, fresh=is_fresh(request))

    def take():
        actions.withdraw_unused(by=request.user, employee=employee, wanted=form.cleaned_data["verbs"])

    if form.is_valid() and confirmed(request, confirm) and _is_taken(form, take):
        messages.success(request, _("It was withdrawn, and the employee was told."))
        return redirect("organization:permissions_of", employee.pk)
    context = {
        "employee": employee,
        "parts": effective.parts(lines),
        "last": uses.last_uses(employee),
        "may_withdraw_unused": permissions.can_withdraw_unused(request.user, employee),
    }
    return _choosing(
        request, "organization/unused_of.html", entity, form, confirm, [one.verb for one in lines], context
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@withdraws
def unused_of_role(request, *, entity, code):
    """What a role gives and nobody who has it uses; what stays marked is taken out of the role."""
    role = get_object_or_404(holders.roles_of(entity), code=code)
    lines = _lines_of_role(role, uses.unused_of_roles(entity, timezone.now()).get(role.pk, []))
    form = TakeForm(request.POST or None, lines=lines)
    confirm = ConfirmForm(request.POST or None, fresh=is_fresh(request))

    def take():
        stays = [one for one in holders.terms_of(role) if one.verb not in form.cleaned_data["verbs"]]
        named = {"name_ar": role.name_ar, "name_en": role.name_en}
        actions.change_role(by=request.user, role=role, terms=stays, **named)

    if form.is_valid() and confirmed(request, confirm) and _is_taken(form, take):
        messages.success(request, _("The role was changed."))
        return redirect("organization:change_role", role.code)
    context = {"role": role, "lines": lines, "may_change": permissions.can_change_role(request.user, role)}
    verbs_shown = [one.verb for one in lines]
    return _choosing(request, "organization/unused_of_role.html", entity, form, confirm, verbs_shown, context)


def _lines_of_role(role: Role, idle: list[str]) -> list[effective.Line]:
    """The verbs as one reads them of an employee, in the order of the matrix."""
    rows = [row for section in matrix.sections(role.entity, holders.terms_of(role)) for row in section.rows]
    shown = [row for row in rows if row.name in idle]
    return [effective.Line(row.name, row.verb.area, verbs.says(row.name), False, (), True) for row in shown]


def _is_taken(form, take) -> bool:
    try:
        take()
    except Refused as refusal:
        form.add_error(None, forms.ValidationError(str(refusal)))
    return form.is_valid()


def _choosing(request, template, entity, form, confirm, marked, context):
    """The page on which is marked what goes: at first all of it."""
    levels = {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(entity.pk).items()}
    shown = {
        "form": form,
        "confirm": confirm,
        "levels": levels,
        "marked": request.POST.getlist("verbs") if form.is_bound else marked,
        "days": uses.LATELY.days,
    }
    return render(request, template, context | shown, status=422 if form.is_bound else 200)
