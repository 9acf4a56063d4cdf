from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from jehat.core.crypto.blind import blind_index

from .identifiers import USERNAME, masked, recognise
from .models import Activation, Identifier, SignIn, User
from .presence import limits


def index_of(kind: str, value: str) -> bytes:
    """The blind index under which a canonical identifier is found."""
    return blind_index("people_identifier.index", f"{kind}:{value}")


def known_as(text: str) -> User | None:
    """The person whom what was typed in the one box names: its proved owner, or else whoever claimed it first."""
    claims = [Q(kind=kind, index=index_of(kind, value)) for kind, value in recognise(text)]
    if not claims:
        return None
    found = Identifier.objects.filter(reduce(or_, claims)).best_claim_first().select_related("user").first()
    return found.user if found else None


def proved_owner(kind: str, value: str) -> User | None:
    """The person who has proved that a canonical identifier is his."""
    found = Identifier.objects.filter(kind=kind, index=index_of(kind, value)).proved().select_related("user").first()
    return found.user if found else None


def is_free(kind: str, value: str) -> bool:
    return proved_owner(kind, value) is None


def contact_of(user: User, kind: str) -> str | None:
    """The person's e-mail or mobile, or None."""
    found = user.identifiers.filter(kind=kind).first()
    return found.value if found else None


def shown_identifiers(user: User) -> Iterator[dict]:
    """What the account page says of each identifier: its kind, whether it is proved, the value masked.

    A user name is shown whole: the page is where its owner looks it up.
    """
    order = Identifier.Kind.values
    for identifier in sorted(user.identifiers.all(), key=lambda identifier: order.index(identifier.kind)):
        value = identifier.value
        yield {
            "label": identifier.get_kind_display(),
            "value": value if identifier.kind == USERNAME else masked(identifier.kind, value),
            "is_proved": identifier.proved_at is not None,
        }


def abandoned(now=None) -> Iterator[SignIn]:
    """Presences whose time has run out and that nobody has ended."""
    now = now or timezone.now()
    works = Q(user__employee__is_active=True)
    for staff in (True, False):
        idle, absolute = limits(staff=staff)
        rows = SignIn.objects.current().filter(works if staff else ~works).select_related("user")
        yield from rows.filter(Q(seen_at__lte=now - idle) | Q(since__lte=now - absolute))


def find_activation(token: str, *, lock: bool = False) -> Activation | None:
    """The activation of a link, open or not, or None."""
    rows = Activation.objects.select_related("user").filter(token_index=token_index(token))
    return (rows.select_for_update(of=["self"]) if lock else rows).first()


def token_index(token: str) -> bytes:
    """The blind index of the secret part of an activation link."""
    return blind_index("people_activation.token_index", token)
