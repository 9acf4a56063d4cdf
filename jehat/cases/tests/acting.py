"""Who acts for whom in tests."""

from datetime import timedelta

from django.utils import timezone

from jehat.people.models import Representation, User


def represent(principal, agent, *, scope=(), kind=Representation.Kind.AGENT, **given) -> Representation:
    """Let one person act for another from an hour ago on."""
    begun = timezone.now() - timedelta(hours=1)
    times = {"since": begun, "accepted_at": begun} | given
    return Representation.objects.create(
        principal=principal, agent=agent, kind=kind, scope=list(scope), appointed_by=principal, **times
    )


def company() -> User:
    """An account that nobody signs in with."""
    return User.objects.create(username="c" * 20, password="!", kind=User.Kind.COMPANY, company_ar="شركة المدار")
