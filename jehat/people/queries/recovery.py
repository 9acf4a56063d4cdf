"""Accounts that are asked back."""

from django.db.models import F
from django.utils import timezone

from jehat.core.crypto.blind import blind_index
from jehat.people.identifiers import MOBILE, masked
from jehat.people.models import Reclaim, User

from .known import index_of, known_as


def claimed_by(identity: tuple[str, str], former: str) -> User | None:
    """The account known by a former contact or user name, if the identity number is one of its own; or nobody."""
    user = known_as(former)
    if user is None or not user.is_active:
        return None
    kind, value = identity
    return user if user.identifiers.filter(kind=kind, index=index_of(kind, value)).exists() else None


def pending_reclaim(number: str, identity: tuple[str, str], *, now=None) -> Reclaim | None:
    """The open request of this number, if it was made for this identity number and leads to an account."""
    reclaim = Reclaim.objects.pending().select_related("user").filter(number=number, user__isnull=False).first()
    fits = reclaim is not None and bytes(reclaim.identity_index) == index_of(*identity)
    return reclaim if fits and reclaim.is_pending(now or timezone.now()) else None


def shown_reclaim(reclaim: Reclaim) -> dict:
    """A request in words, for who confirms it: whose account it leads to, the new mobile, and what was said."""
    return {
        "name": reclaim.user.full_name,
        "mobile": masked(MOBILE, reclaim.mobile),
        "statement": reclaim.statement,
        "created_at": reclaim.created_at,
        "ripe_at": reclaim.ripe_at,
    }


def ripe_reclaims(now=None):
    """Requests that were verified, and whose time to object has passed."""
    now = now or timezone.now()
    oldest = now - Reclaim.GIVEN_UP_AFTER
    return Reclaim.objects.pending().verified().filter(ripe_at__lte=now, created_at__gt=oldest).order_by(F("ripe_at"))


def find_objection(token: str) -> Reclaim | None:
    """The request that a link of a warning objects to, open or not, or None."""
    return Reclaim.objects.select_related("user").filter(objection_index=objection_index(token)).first()


def objection_index(token: str) -> bytes:
    """The blind index of the secret part of the link in a warning."""
    return blind_index("people_reclaim.objection_index", token)
