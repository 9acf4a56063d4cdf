from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from jehat.core.verdict import Refused
from jehat.people import actions, permissions, queries
from jehat.people.forms import CodeForm, ContactForm, RemoveForm
from jehat.people.identifiers import CONTACTS, masked
from jehat.people.models import Identifier
from jehat.people.origin import network_of
from jehat.people.throttle import Slow

from .confirmed import confirmed, is_fresh, presence_of, status_of
from .ways import slowed

WAITING = "contact_change"


@require_GET
@login_required
def contacts(request):
    """The mobile and the e-mail, each proved or not, reachable or not."""
    return render(request, "people/contacts.html", {"contacts": queries.shown_contacts(request.user)})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def change_contact(request, kind):
    """Name a new mobile or e-mail; a code goes to it."""
    _known(kind)
    held = request.user.identifiers.filter(kind=kind).first()
    # What is there and not proved needs no typing: the code goes to it.
    initial = {"value": held.value} if held and held.proved_at is None else {}
    form = ContactForm(request.POST or None, kind=kind, fresh=is_fresh(request), initial=initial)
    context = {"form": form, "kind": kind, "held": held and masked(kind, held.value), "label": _label(kind)}
    if request.method == "POST" and confirmed(request, form):
        try:
            change = actions.change_contact(
                by=request.user,
                presence=presence_of(request),
                kind=kind,
                value=form.cleaned_data["value"],
                network=network_of(request),
            )
        except Refused as refused:
            form.add_error("value", str(refused))
        except Slow as slow:
            form.add_error(None, slow.reason)
            return slowed(render(request, "people/change_contact.html", context), slow.seconds)
        else:
            request.session[WAITING] = str(change.pk)
            return redirect("people:confirm_contact", kind=kind)
    return render(request, "people/change_contact.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def confirm_contact(request, kind):
    """Type the code that went to the new contact."""
    waiting = request.session.get(WAITING)
    change = request.user.contact_changes.filter(pk=waiting, kind=kind, done_at__isnull=True).first()
    if change is None:
        return redirect("people:contacts")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            contact = actions.confirm_contact(by=request.user, change=change, code=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if contact is not None:
                request.session.pop(WAITING)
                messages.success(request, _("The contact is proved and in use."))
                return redirect("people:contacts")
            form.add_error("code", _("This is not the code that was sent."))
    change.refresh_from_db(fields=["attempts"])
    context = {
        "form": form,
        "kind": kind,
        "label": _label(kind),
        "contact": masked(kind, change.value),
        "is_open": bool(permissions.can_try_code(change, timezone.now())),
    }
    return render(request, "people/confirm_contact.html", context, status=status_of(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def remove_contact(request, kind):
    """Take a contact away, after a question."""
    _known(kind)
    held = get_object_or_404(Identifier, user=request.user, kind=kind)
    form = RemoveForm(request.POST if request.method == "POST" else None, fresh=is_fresh(request))
    if request.method == "POST" and confirmed(request, form):
        try:
            actions.remove_contact(by=request.user, presence=presence_of(request), identifier=held)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The contact was removed."))
            return redirect("people:contacts")
    context = {"form": form, "kind": kind, "label": _label(kind), "contact": masked(kind, held.value)}
    return render(request, "people/remove_contact.html", context, status=status_of(form))


def _known(kind: str) -> None:
    if kind not in CONTACTS:
        raise Http404


def _label(kind: str):
    return Identifier.Kind(kind).label
