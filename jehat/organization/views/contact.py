"""How people reach the entity: one form."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.organization import actions, permissions
from jehat.organization.forms import ContactForm

from .administration import administers, done, status_of


@require_http_methods(["GET", "POST"])
@administers
def change_contact(request, *, entity):
    permissions.can_change_contact(request.user, entity).require()
    initial = {"phone": entity.contact_phone, "email": entity.contact_email}
    initial |= {name: getattr(entity, name) for name in ("hours_ar", "hours_en")} | {
        "hides_people": not entity.names_people
    }
    form = ContactForm(request.POST or None, initial=initial)
    if done(form, lambda given: actions.change_contact(by=request.user, entity=entity, **given)):
        messages.success(request, _("The contact was changed."))
        return redirect("organization:change_contact")
    return render(request, "organization/change_contact.html", {"form": form, "entity": entity}, status=status_of(form))
