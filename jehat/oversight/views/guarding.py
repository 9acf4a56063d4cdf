"""The doors of oversight open to whoever a permission names; everybody else reads why not."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _

from jehat.oversight import permissions
from jehat.oversight.beholding import beholding


def opens_to(can):
    """A page for whoever the question says yes to."""

    def guard(view):
        @login_required
        @beholding
        @wraps(view)
        def guarded(request, **given):
            can(request.user).require()
            return view(request, **given)

        return guarded

    return guard


def tabs(request, here) -> list[dict]:
    """The pages of oversight that a person may open, this one marked."""
    found = []
    if permissions.can_watch(request.user):
        found += [("movement", _("Movement of cases")), ("entities", _("By entity"))]
    if permissions.can_see_glasses(request.user):
        found.append(("glasses", _("Urgent access")))
    listed = [{"label": label, "url": reverse(f"oversight:{name}"), "current": name == here} for name, label in found]
    return listed if len(listed) > 1 else []
