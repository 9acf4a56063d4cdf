"""The counter: what a clerk confirms with the documents in front of him."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jehat.core.verdict import Refused
from jehat.organization import actions, permissions
from jehat.organization.forms import FindRequestForm, VerifyCompanyForm, VerifyIdentityForm
from jehat.people import queries, throttle
from jehat.people.permissions import can_verify_reclaim

from .administration import status_of


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def counter(request):
    """Confirm the request of a visitor for his account, or the papers of a company."""
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(_("This is for the clerks at the counter of the entity."))
    permissions.can_verify_identity(request.user, employee.entity).require()
    part = request.POST.get("part")
    sought = FindRequestForm(request.POST if part in ("find", "identity") else None)
    person = VerifyIdentityForm(request.POST if part == "identity" else None)
    company = VerifyCompanyForm(request.POST if part == "company" else None, auto_id="company_%s")
    asked = _found(request, sought) if sought.is_valid() else None
    if asked and person.is_valid() and _done(request, person, _verify_identity):
        messages.success(request, _("The identity is confirmed. The account follows when the time to object is over."))
        return redirect("organization:counter")
    if company.is_valid() and _done(request, company, _verify_company):
        messages.success(request, _("The company is confirmed."))
        return redirect("organization:counter")
    context = {"asked": asked, "sought": sought, "person": person, "company": company}
    is_right = asked and part == "find"
    status = 200 if is_right else max(status_of(form) for form in (sought, person, company))
    return render(request, "organization/counter.html", context, status=status)


def _found(request, sought) -> dict | None:
    """What stands in the request: the clerk reads it, and compares the names, before he confirms anything."""
    told = {}

    def look(request, found):
        reclaim = queries.pending_reclaim(found["number"], found["identity_number"])
        permissions.can_find_request(reclaim).require()
        can_verify_reclaim(request.user, reclaim, timezone.now()).require()
        told.update(queries.shown_reclaim(reclaim))

    return told if _done(request, sought, look) else None


def _verify_identity(request, found):
    entity = request.user.employee.entity
    actions.verify_identity(by=request.user, entity=entity, number=found["number"], identity=found["identity_number"])


def _verify_company(request, found):
    entity = request.user.employee.entity
    actions.verify_company(by=request.user, entity=entity, number=found["company"], delegate=found["delegate"])


def _done(request, form, act) -> bool:
    """Whether the act went through; a clerk who only guesses waits longer each time."""
    limits = throttle.counter_limits(person=str(request.user.pk))
    if wait := throttle.admit(limits, now=timezone.now()):
        form.add_error(None, throttle.Slow(wait).reason)
        return False
    try:
        act(request, form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    throttle.forgive(limits)
    return True
