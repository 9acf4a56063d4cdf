"""How a department shares its cases: what is set, what another way would have come to, and switching to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.distribution.choosing import manners_of
from jehat.cases.distribution.picking import Manners
from jehat.cases.forms import RuleForm, SharingForm, SkillForm
from jehat.catalogue.models import Kind
from jehat.core.verdict import Refused

from .inbox import employee_of


def _sharer(request):
    employee = employee_of(request)
    employee.may("distribution.change").require()
    return employee


def _department(request, code):
    units = queries.departments_shared_by(_sharer(request)).select_related("entity")
    return get_object_or_404(units, code=code)


@login_required
@require_GET
def distribution(request):
    """The departments whose way of sharing one may change."""
    units = list(queries.departments_shared_by(_sharer(request)))
    return render(request, "cases/distribution.html", {"departments": units})


@login_required
@require_http_methods(["GET", "POST"])
def change_distribution(request, code):
    department = _department(request, code)
    kind = _kind(request, department)
    form = SharingForm(
        request.POST or None,
        settings=queries.shares_of(department, kind),
        kind=kind,
        skills=queries.skills_of(department.entity),
        manners=manners_of(department),
    )
    replay = None
    if request.method == "POST" and form.is_valid():
        if "try" not in request.POST:
            actions.change_distribution(by=request.user, department=department, kind=kind, **_given(form))
            messages.success(request, _("The way of sharing was saved."))
            return redirect(request.get_full_path())
        manners = Manners(*(form.cleaned_data.get(name, True) for name in ("keeps_employee", "looks_ahead")))
        replay = queries.replay(department, form.proposed(), manners, now=timezone.now(), kind=kind)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return _page(request, department, kind, form, status=status, replay=replay)


def _given(form) -> dict:
    manners = {name: form.cleaned_data[name] for name in ("keeps_employee", "looks_ahead") if name in form.fields}
    return {"people": [one.as_given() for one in form.proposed()], **manners}


def _kind(request, department):
    code = request.GET.get("kind", "")
    kinds = Kind.objects.filter(entity=department.entity_id).select_related("current")
    return get_object_or_404(kinds, code=code) if code else None


def _page(request, department, kind, form, *, status=200, replay=None, rule_form=None):
    kinds = Kind.objects.filter(entity=department.entity_id, department=department)
    choices = [{"label": _("All kinds"), "url": "?", "current": kind is None}]
    context = {
        "department": department,
        "kind": kind,
        "kinds": choices + [{"label": one.name, "url": f"?kind={one.code}", "current": one == kind} for one in kinds],
        "form": form,
        "replay": replay,
        "rules": queries.rules_of(department),
        "rule_form": rule_form or RuleForm(department=department, kind=kind, auto_id="rule-%s"),
    }
    return render(request, "cases/change_distribution.html", context, status=status)


@login_required
@require_POST
def add_rule(request, code):
    department = _department(request, code)
    kind = _kind(request, department)
    form = RuleForm(request.POST, department=department, kind=kind, auto_id="rule-%s")
    if form.is_valid():
        try:
            actions.add_rule(by=request.user, department=department, **form.given())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The rule was added."))
            return redirect(_settings_at(code, kind))
    sharing = SharingForm(
        settings=queries.shares_of(department, kind),
        kind=kind,
        skills=queries.skills_of(department.entity),
        manners=manners_of(department),
    )
    return _page(request, department, kind, sharing, status=422, rule_form=form)


def _settings_at(code, kind) -> str:
    at = reverse("cases:change_distribution", args=[code])
    return f"{at}?kind={kind.code}" if kind else at


@login_required
@require_POST
def remove_rule(request, code, position):
    department = _department(request, code)
    actions.remove_rule(by=request.user, department=department, position=position)
    messages.success(request, _("The rule was removed."))
    return redirect("cases:change_distribution", code)


@login_required
@require_http_methods(["GET", "POST"])
def write_skill(request):
    """What cases may need and not everybody can; the same code again names it anew."""
    employee = _sharer(request)
    permissions.can_write_skill(request.user, employee.entity).require()
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_skill(by=request.user, entity=employee.entity, **form.cleaned_data)
        messages.success(request, _("The skill was saved."))
        return redirect("cases:write_skill")
    context = {"form": form, "skills": queries.skills_of(employee.entity)}
    return render(request, "cases/skills.html", context, status=422 if form.is_bound else 200)
