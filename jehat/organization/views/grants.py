"""What an employee may do and why; giving, denying and withdrawing a single permission."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, effective, permissions, verbs
from jehat.organization.forms import DenyForm, GiveForm
from jehat.organization.models import Employee, Grant, SecrecyLevel
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, confirmed_first, is_fresh

from .administration import administers, done

SHOWS = {
    "all": gettext_lazy("All"),
    effective.ROLE: gettext_lazy("By the role"),
    effective.SINGLE: gettext_lazy("Given singly"),
    effective.DELEGATED: gettext_lazy("Delegated"),
    effective.CAUSED: gettext_lazy("By a cause"),
    effective.DENIED: gettext_lazy("Denied"),
}


def _employee(entity, pk) -> Employee:
    return get_object_or_404(Employee.objects.of(entity).with_people(), pk=pk)


@require_GET
@administers
def permissions_of(request, *, entity, pk):
    """Every verb of an employee with its reasons, narrowed by kind of reason or by words."""
    employee = _employee(entity, pk)
    lines = effective.lines_of(employee)
    show = request.GET.get("show") if request.GET.get("show") in SHOWS else "all"
    words = request.GET.get("q", "").strip().lower()[:100]
    found = [line for line in lines if _is_shown(line, show) and _matches(line, words)]
    context = {
        "employee": employee,
        "parts": effective.parts(found),
        "filters": [_filter(lines, one, label, show, words) for one, label in SHOWS.items()],
        "show": show,
        "words": words,
        "levels": {rank: level.name for rank, level in SecrecyLevel.objects.by_rank(entity.pk).items()},
        "to_come": [(grant, verbs.says(grant.verb)) for grant in effective.to_come(employee)],
        "may_give": permissions.can_give_grant(request.user, employee),
        "may_deny": permissions.can_deny_grant(request.user, employee),
        "may_withdraw": permissions.may_administer(request.user, entity.pk, "grant.withdraw")
        and employee.user_id != request.user.pk,
    }
    return render(request, "organization/permissions_of.html", context)


def _is_shown(line, show) -> bool:
    return show == "all" or show in line.kinds


def _matches(line, words) -> bool:
    return all(word in f"{line.says} {line.verb}".lower() for word in words.split())


def _filter(lines, name, label, show, words):
    query = {"show": name} | ({"q": words} if words else {})
    count = sum(1 for line in lines if _is_shown(line, name))
    return {"label": label, "url": f"?{urlencode(query)}", "count": count, "current": name == show}


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@administers
def give_grant(request, *, entity, pk):
    employee = _employee(entity, pk)
    permissions.can_give_grant(request.user, employee).require()
    form = GiveForm(request.POST or None, entity=entity, initial={"verb": request.GET.get("verb", "")})

    def act(given):
        time = {"since": given["since"], "until": given["until"]}
        return actions.give_grant(by=request.user, employee=employee, terms=form.terms, **time)

    return _one_more(request, employee, form, act, _("The permission was given, and the employee was told."))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@administers
def deny_grant(request, *, entity, pk):
    employee = _employee(entity, pk)
    permissions.can_deny_grant(request.user, employee).require()
    form = DenyForm(request.POST or None, entity=entity, initial={"verb": request.GET.get("verb", "")})

    def act(given):
        asked = {name: given[name] for name in ("verb", "scope", "since", "until")}
        return actions.deny_grant(by=request.user, employee=employee, **asked)

    return _one_more(request, employee, form, act, _("The permission was denied, and the employee was told."))


def _one_more(request, employee, form, act, words):
    """One form for both; who gives or denies is asked who he is."""
    confirm = ConfirmForm(request.POST or None, fresh=is_fresh(request))
    if form.is_valid() and confirmed(request, confirm) and done(form, act):
        messages.success(request, words)
        return redirect("organization:permissions_of", employee.pk)
    context = {"form": form, "confirm": confirm, "employee": employee, "gives": isinstance(form, GiveForm)}
    return render(request, "organization/give_grant.html", context, status=422 if form.is_bound else 200)


@require_POST
@administers
@confirmed_first
def withdraw_grant(request, *, entity, pk):
    grant = get_object_or_404(Grant.objects.filter(employee__isnull=False), entity=entity, pk=pk)
    try:
        actions.withdraw_grant(by=request.user, grant=grant)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It was withdrawn, and the employee was told."))
    return redirect("organization:permissions_of", grant.employee_id)
