from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jehat.core.verdict import Refused
from jehat.people import actions, permissions
from jehat.people.actions.registration import NAMES
from jehat.people.forms import DetailsForm, IdentitiesForm, NamesForm
from jehat.people.identifiers import IDENTITIES

from .confirmed import confirmed, is_fresh, presence_of, status_of

PARTS = ("names", "identities", "details")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def profile(request):
    """Names, identity documents, birth and address; each part is a form of its own."""
    part = request.POST.get("part") if request.method == "POST" else None
    forms = {name: _FORMS[name](request, request.POST if name == part else None) for name in PARTS}
    form = forms.get(part)
    if form is not None and _SAVE[part](request, form):
        messages.success(request, _("Your profile has been saved."))
        return redirect("people:profile")
    verdict = permissions.can_change_names(request.user)
    context = {"names_locked": verdict.reason, "forms": forms}
    return render(request, "people/profile.html", context, status=status_of(form) if form is not None else 200)


def _names(request, data):
    return NamesForm(data, initial={name: getattr(request.user, name) for name in NAMES})


def _identities(request, data):
    held = request.user.identifiers.filter(kind__in=IDENTITIES)
    return IdentitiesForm(data, held=held, fresh=is_fresh(request))


def _details(request, data):
    return DetailsForm(data, initial=DetailsForm.of(getattr(request.user, "beneficiary", None)))


def _save_names(request, form) -> bool:
    if form.is_valid():
        try:
            actions.change_names(by=request.user, names=form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
    return form.is_valid()


def _save_identities(request, form) -> bool:
    if not confirmed(request, form):
        return False
    given = form.cleaned_data["given"]
    try:
        actions.change_identities(by=request.user, presence=presence_of(request), given=given)
    except Refused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()


def _save_details(request, form) -> bool:
    if form.is_valid():
        actions.change_details(by=request.user, **form.details)
    return form.is_valid()


_FORMS = {"names": _names, "identities": _identities, "details": _details}
_SAVE = {"names": _save_names, "identities": _save_identities, "details": _save_details}
