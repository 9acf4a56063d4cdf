"""What opens an account is changed only with the password typed just now, in this presence."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jehat.people import actions
from jehat.people.actions.presence import SESSION_MARK
from jehat.people.models import SignIn
from jehat.people.throttle import Slow


def presence_of(request) -> SignIn | None:
    """The presence that this session stands for."""
    mark = request.session.get(SESSION_MARK)
    return request.user.sign_ins.current().filter(pk=mark).first() if mark else None


def is_fresh(request) -> bool:
    presence = presence_of(request)
    return presence is not None and presence.is_fresh(timezone.now())


def confirmed(request, form) -> bool:
    """Whether a form that asks for the current password has the right one, or needs none; errors go to the form."""
    if not form.is_valid():
        return False
    if "current_password" not in form.fields:
        return True
    wait = actions.confirm(
        by=request.user,
        request=request,
        presence=presence_of(request),
        password=form.cleaned_data["current_password"],
    )
    if wait is None:
        form.add_error("current_password", _("This is not your password."))
    elif wait:
        form.add_error(None, Slow(wait).reason)
    return form.is_valid()


def status_of(form) -> int:
    return 422 if form.is_bound and form.errors else 200
