"""What employees do in one another's place: for everybody who works here, whatever his role."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, permissions, verbs
from jehat.organization.forms import DelegationForm
from jehat.organization.models import Delegation, Employee
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .administration import done, key_of, status_of

ON_A_PAGE = 25


def works_here(view):
    """Pass the view the employee that the person is; Refused for everybody else."""

    @login_required
    @wraps(view)
    def guarded(request, **given):
        employee = getattr(request.user, "employee", None)
        if employee is None or not employee.is_active:
            raise Refused(_("This is for employees of the entity."))
        return view(request, employee=employee, **given)

    return guarded


def _looks_after(employee) -> bool:
    return employee.standing().reaches_beyond_own("delegation.give")


@require_GET
@works_here
def delegations(request, *, employee):
    """Those in which the employee takes part; all of the entity for who looks after them."""
    now = timezone.now()
    found = Delegation.objects.not_over(now).filter(entity=employee.entity_id).with_people().oldest_first()
    show_all = request.GET.get("show") == "all" and _looks_after(employee)
    if not show_all:
        found = found.filter(Q(giver=employee) | Q(taker=employee))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "me": employee,
        "page": page,
        "rows": [_row(request.user, one, now) for one in page],
        "may_give": employee.may("delegation.give"),
        "filters": _filters(employee, show_all),
    }
    return render(request, "organization/delegations.html", context)


def _row(user, one, now):
    may_end = permissions.can_end_delegation(user, one, now=now)
    return {"one": one, "live": one.is_live(now), "may_end": may_end, "says": [verbs.says(verb) for verb in one.verbs]}


def _filters(employee, show_all):
    if not _looks_after(employee):
        return []
    return [
        {"label": _("My delegations"), "url": "?show=mine", "current": not show_all, "count": None},
        {"label": _("All of the entity"), "url": "?show=all", "current": show_all, "count": None},
    ]


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@works_here
def give_delegation(request, *, employee):
    """For himself; whoever looks after delegations names the absent one by `giver`."""
    giver = _giver(request, employee)
    departments = employee.entity.departments.active()
    department = departments.filter(code=request.GET.get("department", "")).first() or giver.department
    today = timezone.localdate()
    form = DelegationForm(
        request.POST or None, giver=giver, department=department, initial={"first_day": today, "last_day": today}
    )
    confirm = ConfirmForm(request.POST or None, fresh=is_fresh(request))

    def act(given):
        asked = {name: given[name] for name in ("taker", "wanted", "since", "until")}
        return actions.give_delegation(by=request.user, giver=giver, **asked)

    if form.is_valid() and confirmed(request, confirm) and done(form, act):
        messages.success(request, _("The delegation was given, and both were told."))
        return redirect("organization:delegations")
    context = {"form": form, "confirm": confirm, "giver": giver, "is_mine": giver.pk == employee.pk}
    context |= {"departments": departments, "department": department}
    return render(request, "organization/give_delegation.html", context, status=status_of(form))


def _giver(request, employee) -> Employee:
    """Himself, or for who looks after delegations a colleague of the entity."""
    asked = request.GET.get("giver", "")
    giver = employee
    if asked and _looks_after(employee):
        colleagues = Employee.objects.active().of(employee.entity).with_people()
        giver = get_object_or_404(colleagues, pk=key_of(asked))
    employee.may("delegation.give").require()
    return giver


@require_POST
@works_here
def end_delegation(request, *, employee, pk):
    delegation = get_object_or_404(Delegation, entity=employee.entity_id, pk=pk)
    try:
        actions.end_delegation(by=request.user, delegation=delegation)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The delegation was ended, and both were told."))
    return redirect("organization:delegations")
