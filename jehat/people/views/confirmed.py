"""What opens an account, and what is worth asking again for, is done only by who has been proved here just now.

Whoever set up a second factor is asked for it, everybody else for the password.
"""

from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from jehat.people import actions, queries
from jehat.people.actions.presence import SESSION_MARK
from jehat.people.models import SignIn
from jehat.people.throttle import Slow
from jehat.people.way_back import came_from, with_next

from .ways import home_of


@dataclass(frozen=True)
class Freshness:
    """True or false as the person was proved just now or not; and if not, whether his second factor is asked for."""

    is_fresh: bool
    by_factor: bool = False

    def __bool__(self) -> bool:
        return self.is_fresh


def presence_of(request) -> SignIn | None:
    """The presence that this session stands for."""
    mark = request.session.get(SESSION_MARK)
    return request.user.sign_ins.current().filter(pk=mark).first() if mark else None


def is_fresh(request) -> Freshness:
    """Whether the person was proved here just now; a form is given it, and asks for what is missing."""
    presence = presence_of(request)
    fresh = presence is not None and presence.is_fresh(timezone.now())
    if fresh and presence.is_proved_twice:
        return Freshness(is_fresh=True)
    # A password typed just now is not enough where a second factor was set up elsewhere since.
    by_factor = queries.has_second_factor(request.user)
    return Freshness(is_fresh=fresh and not by_factor, by_factor=by_factor)


def confirmed_first(view):
    """A page that opens only to who has been proved just now; others are asked, and come back to it."""

    @wraps(view)
    def asked(request, *args, **given):
        if is_fresh(request):
            return view(request, *args, **given)
        address = with_next("people:confirm", came_from(request) or home_of(request.user))
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": address})
        return redirect(address)

    return asked


def confirmed(request, form) -> bool:
    """Whether a form that asks who it is was answered rightly, or asks for nothing; errors go to the form."""
    if not form.is_valid():
        return False
    if "current_password" not in form.fields:
        return True
    typed = form.cleaned_data["current_password"]
    if form.by_factor:
        _judge(form, *_by_code(request, typed), _("This code is not right, or was used already."))
    else:
        _judge(form, *_by_password(request, typed), _("This is not your password."))
    return form.is_valid()


def _judge(form, is_right, wait, words) -> None:
    if wait:
        form.add_error(None, Slow(wait).reason)
    elif not is_right:
        form.add_error("current_password", words)


def _by_code(request, code) -> tuple[bool, int]:
    trial = actions.confirm_by_factor(by=request.user, request=request, presence=presence_of(request), code=code)
    return bool(trial.means), trial.wait


def _by_password(request, password) -> tuple[bool, int]:
    wait = actions.confirm(by=request.user, request=request, presence=presence_of(request), password=password)
    return wait == 0, wait or 0


def status_of(form) -> int:
    return 422 if form.is_bound and form.errors else 200
