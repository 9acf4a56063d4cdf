"""The owner of an account says no to whoever asks it back: by the link of a warning, or by simply coming in."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.people import permissions
from jehat.people.models import Reclaim
from jehat.people.queries import objection_index


@action("person.object_to_reclaim", says=_("Objected to a request for the account"))
def object_to_reclaim(*, by=None, token, now=None) -> Reclaim:
    """Close a request by the secret link that went to the contacts of the account; twice is once."""
    now = now or timezone.now()
    reclaim = Reclaim.objects.select_for_update().filter(objection_index=objection_index(token)).first()
    permissions.can_object(reclaim, now).require()
    if reclaim.ended_at is None:
        _end(reclaim, now)
        record("person.object_to_reclaim", reclaim, by=by, reason="link")
    return reclaim


def close_reclaims(user, now) -> int:
    """Who signs in has not lost his account: the requests for it are over; how many."""
    open_ones = Reclaim.objects.select_for_update().filter(Q(user=user), ended_at__isnull=True, done_at__isnull=True)
    closed = list(open_ones)
    for reclaim in closed:
        _end(reclaim, now)
        record("person.object_to_reclaim", reclaim, by=user, reason="sign_in")
    return len(closed)


def _end(reclaim, now) -> None:
    reclaim.ended_at = now
    reclaim.save(update_fields=["ended_at"])
