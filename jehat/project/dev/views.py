"""Sign in as any of the cast, and read the mail and SMS that the platform sent."""

from functools import wraps

from django.contrib.auth import authenticate
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from jehat.mailroom.queries import latest
from jehat.notifications.queries import mailbox
from jehat.people.actions import sign_in as enter
from jehat.people.queries import known_as
from jehat.project import cast

SHOWN = 20


def only_where_the_cast_lives(view):
    """A database that was not filled by the demonstration shows nothing here, whatever the environment says."""

    @wraps(view)
    def guarded(request):
        if known_as(cast.members()[0].user_name) is None:
            raise Http404
        return view(request)

    return guarded


@require_GET
@only_where_the_cast_lives
def index(request):
    shown = {"cast": [_shown(one) for one in cast.members()], "sent": mailbox(SHOWN), "came": latest(SHOWN)}
    return render(request, "dev/index.html", shown)


def _shown(member) -> dict:
    is_english = get_language() == "en"
    names = member.person.english if is_english else member.person.arabic
    part = member.part_en if is_english else member.part_ar
    return {"user_name": member.user_name, "name": " ".join(names), "part": part}


@require_POST
@only_where_the_cast_lives
def sign_in(request):
    """Sign in as one of the cast, by the same door as everybody."""
    member = next((one for one in cast.members() if one.user_name == request.POST.get("user_name")), None)
    if member is None:
        raise Http404
    user = authenticate(request, identifier=member.user_name, password=member.password)
    if user is None:
        raise Http404
    return enter(by=user, request=request)
