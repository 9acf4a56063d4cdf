"""Acting for others, and others acting for oneself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.people import actions, permissions, queries
from jehat.people.forms import AppointForm, CompanyForm, DependentForm
from jehat.people.models import Representation
from jehat.people.throttle import Slow

from .confirmed import confirmed, is_fresh, presence_of, status_of


@require_GET
@login_required
def represent(request):
    """For whom the person acts, who acts for him, and what waits for an answer."""
    now = timezone.now()
    context = {
        "offers": queries.offers_shown(request.user, now),
        "mine": queries.acting_shown(request.user, now),
        "named": queries.appointments_shown(request.user, now),
    }
    return render(request, "people/represent.html", context)


@require_GET
@login_required
def company(request, pk):
    """A company one acts for: its numbers and its delegates."""
    now = timezone.now()
    company = _company_or_404(request.user, pk, now)
    context = {
        "company": company,
        "identifiers": list(queries.shown_identifiers(company)),
        "named": queries.appointments_shown(company, now),
        "may_appoint": bool(permissions.can_appoint(request.user, company, now)),
    }
    return render(request, "people/company.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def appoint(request, pk=None):
    """Name somebody to act for oneself, or a delegate of a company."""
    principal = _company_or_404(request.user, pk, timezone.now()) if pk else request.user
    permissions.can_appoint(request.user, principal, timezone.now()).require()
    form = AppointForm(request.POST or None, for_company=principal.is_company, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, form):
        given = {name: form.cleaned_data.get(name) for name in ("named", "scope", "until")}
        manages = form.cleaned_data.get("manages", False)
        if _done(request, form, actions.appoint, principal=principal, manages=manages, **given):
            messages.success(request, _("The offer has been made. It holds once it is accepted."))
            return redirect(*_home_of(principal))
    context = {"form": form, "principal": principal}
    return render(request, "people/appoint.html", context, status=status_of(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def register_company(request):
    """Enter a company, of which the person is then the first delegate."""
    form = CompanyForm(request.POST or None, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, form):
        found = form.cleaned_data
        names = {name: found[name] for name in ("company_ar", "company_en")}
        numbers = {name: found[name] for name in ("unified", "commercial")}
        if _done(request, form, actions.register_company, names=names, **numbers):
            messages.success(request, _("The company has been entered. You act for it now."))
            return redirect("people:represent")
    return render(request, "people/register_company.html", {"form": form}, status=status_of(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def add_dependent(request):
    """Enter a child or a ward, for whom the person then acts as guardian."""
    form = DependentForm(request.POST or None, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, form):
        found = form.cleaned_data
        given = {name: found[name] for name in ("birth_date", "birth_calendar")}
        if _done(request, form, actions.add_dependent, names=form.names, identity=found["identity_number"], **given):
            messages.success(request, _("The dependent has been entered. You act as guardian now."))
            return redirect("people:represent")
    return render(request, "people/add_dependent.html", {"form": form}, status=status_of(form))


@require_POST
@login_required
def accept_appointment(request, pk):
    return _answer(request, pk, actions.accept_appointment, _("Accepted. You can act for the other now."))


@require_POST
@login_required
def decline_appointment(request, pk):
    return _answer(request, pk, actions.decline_appointment, _("Declined."))


@require_http_methods(["GET", "POST"])
@login_required
def end_representation(request, pk):
    """End it, after a question that names the two."""
    found = get_object_or_404(Representation.objects.select_related("principal", "agent"), pk=pk)
    if not queries.concerns(request.user, found):
        raise Http404
    verdict = permissions.can_end_representation(request.user, found, timezone.now())
    if request.method == "POST":
        actions.end_representation(by=request.user, representation=found)
        messages.success(request, _("It has ended."))
        return redirect("people:represent")
    verdict.require()
    return render(request, "people/end_representation.html", {"row": queries.shown_appointment(found)})


def _answer(request, pk, act, said):
    offer = get_object_or_404(queries.offers_to(request.user), pk=pk)
    act(by=request.user, representation=offer)
    messages.success(request, said)
    return redirect("people:represent")


def _company_or_404(user, pk, now):
    found = [one for one in queries.principals_of(user, now) if one.pk == pk and one.is_company]
    if not found:
        raise Http404
    return found[0]


def _home_of(principal):
    return ("people:company", principal.pk) if principal.is_company else ("people:represent",)


def _done(request, form, act, **given) -> bool:
    """Whether the act went through; what refuses it becomes a sentence on the form, values kept."""
    try:
        act(by=request.user, presence=presence_of(request), **given)
    except Refused as refused:
        form.add_error(None, str(refused))
    except Slow as slow:
        form.add_error(None, slow.reason)
    return form.is_valid()
