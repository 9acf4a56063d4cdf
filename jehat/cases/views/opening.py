"""Opening a secret case: who is proved just now, as its level asks, and what is said to whoever is not."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jehat.cases import permissions
from jehat.core.verdict import Refused
from jehat.people.views.confirmed import presence_of
from jehat.people.views.ways import came_from, with_next


class ProveFirst(Refused):
    """The case opens only to who proved just now that it is himself."""

    def answer(self, request):
        """Lead to the page that asks who it is, and from there back to where the case was asked for."""
        address = with_next("people:confirm", came_from(request) or reverse("cases:inbox"))
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": address})
        return redirect(address)


def require_proof(request, case) -> None:
    """Raise ProveFirst unless the person was proved lately enough for this case."""
    if case.rank and not (may := permissions.can_open_now(request.user, case, presence_of(request))):
        raise ProveFirst(may.reason)
