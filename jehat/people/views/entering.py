"""The way in: whose password was right, and then whatever else has to prove him."""

from datetime import timedelta

from django.shortcuts import redirect
from django.utils import timezone

from jehat.people import actions, queries
from jehat.people.device import remember
from jehat.people.models import User
from jehat.people.presence import needs_second_factor
from jehat.people.way_back import with_next

from .ways import home_of

# In the session of who has typed the right password, until the second factor is proved too.
WAITING = "second_step"
PATIENCE = timedelta(minutes=10)


def enter(request, user, to=""):
    """Let a person in whose password was right, or ask for the second factor first."""
    if not queries.has_second_factor(user):
        return admit(request, user, to)
    request.session.cycle_key()
    request.session[WAITING] = {"user": str(user.pk), "to": to, "at": timezone.now().timestamp()}
    return redirect("people:second_step")


def admit(request, user, to="", **proved):
    """Begin the presence; who still has to set up a second factor is led there first."""
    request.session.pop(WAITING, None)
    to = to or home_of(user)
    if needs_second_factor(user) and not proved:
        to = with_next("people:set_up", to)
    response = actions.sign_in(by=user, request=request, to=to, **proved)
    remember(response, user)
    return response


def waiting(request) -> tuple[User | None, str]:
    """Who has typed the right password here a moment ago, and where he was going."""
    held = request.session.get(WAITING)
    if not held or timezone.now().timestamp() - held["at"] > PATIENCE.total_seconds():
        return None, ""
    return User.objects.filter(pk=held["user"], is_active=True).first(), held["to"]
