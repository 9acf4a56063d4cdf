"""Presences: those whose time is over, and those a person looks at."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from jehat.people import agents
from jehat.people.models import SignIn, User
from jehat.people.origin import network_around
from jehat.people.presence import limits

SHOWN = 20


def abandoned(now=None) -> Iterator[SignIn]:
    """Presences whose time has run out and that nobody has ended."""
    now = now or timezone.now()
    works = Q(user__employee__is_active=True)
    for staff in (True, False):
        idle, absolute = limits(staff=staff)
        rows = SignIn.objects.current().filter(works if staff else ~works).select_related("user")
        yield from rows.filter(Q(seen_at__lte=now - idle) | Q(since__lte=now - absolute))


def shown_sign_ins(user: User, *, here=None) -> list[dict]:
    """The newest presences that last, this one first."""
    rows = user.sign_ins.current().select_related("user").order_by("-seen_at")[: SHOWN * 5]
    return sorted((shown_sign_in(row, here) for row in rows), key=lambda row: not row["is_here"])


def past_sign_ins(user: User) -> list[dict]:
    """The last presences that have ended."""
    rows = user.sign_ins.filter(until__isnull=False).select_related("user").order_by("-until")[:SHOWN]
    return [shown_sign_in(row) for row in rows]


def shown_sign_in(row: SignIn, here=None) -> dict:
    """One presence in words: the browser, the system, and as much of the address as tells where it was."""
    browser, system = agents.named(row.origin.get("agent", ""))
    return {
        "row": row,
        "browser": browser,
        "system": system,
        "is_handheld": system in agents.HANDHELD,
        "network": network_around(row.origin.get("address", "")),
        "is_here": here is not None and row.pk == here.pk,
    }
