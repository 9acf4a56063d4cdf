"""The door all pages of this area share: an administrator of an entity, and only that entity."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _

from jehat.core.verdict import Refused
from jehat.organization import permissions


def administers(view):
    """Pass the view the entity of the person; Refused, with whom to ask, for those who do not administer it."""

    @login_required
    @wraps(view)
    def guarded(request, **kwargs):
        employee = getattr(request.user, "employee", None)
        if employee is None:
            raise Refused(_("This is for the administrators of the entity."))
        permissions.can_see(request.user, employee.entity).require()
        return view(request, entity=employee.entity, **kwargs)

    return guarded


def done(form: forms.Form, act: Callable) -> bool:
    """Whether a valid form's act went through; a rule that refuses it becomes a sentence on the form, values kept."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, forms.ValidationError(str(refusal), code=refusal.__class__.__name__))
    return form.is_valid()


def status_of(form: forms.Form) -> int:
    return 422 if form.is_bound else 200


def key_of(text: str | None) -> UUID | None:
    """The key that an address names, if it is one."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
