"""The door all pages of this area share, and how a change is looked at before it is made."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jehat.calendars import permissions
from jehat.core.verdict import Refused


def keeps_calendar(view):
    """Pass the view the entity of the person, who may change its calendar."""

    @login_required
    @wraps(view)
    def guarded(request, **kwargs):
        entity = entity_of(request)
        permissions.can_change_calendar(request.user, entity).require()
        return view(request, entity=entity, **kwargs)

    return guarded


def entity_of(request):
    """Where the person works; Refused for whoever works nowhere."""
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(_("This is for those who work at the entity."))
    permissions.can_see_calendar(request.user, employee.entity).require()
    return employee.entity


def looked_at_first(request, page, form, *, count: Callable, act: Callable, title, done):
    """A form is first answered with how many promised days it would move, and done once that was seen."""
    moves = None
    if form.is_valid():
        try:
            if request.POST.get("step") == "do":
                act(form.cleaned_data)
                messages.success(request, done)
                return redirect("calendars:calendar")
            moves = count(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValueError:
            form.add_error(None, _("These hours leave no time to work."))
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, page, {"form": form, "moves": moves, "title": title}, status=status)
