"""Where a person is led: to his own home, or to the page he was on his way to."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from jehat.people.presence import is_staff
from jehat.people.way_back import came_from, with_next

__all__ = ["asked_for", "came_from", "home_of", "slowed", "with_next"]


def home_of(user) -> str:
    """The first page of an employee or of a beneficiary."""
    return reverse("cases:inbox" if is_staff(user) else "portal:home")


def asked_for(request) -> str:
    """The page in `next`, if it is one of ours; else nothing."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    # A word without a slash would be taken for the name of a route.
    return url if is_ours and "/" in url else ""


def slowed(response, seconds: int):
    """The same page with the status that tells machines to come back later."""
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response
