"""Who is known by what."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from jehat.core.crypto.blind import blind_index
from jehat.people.identifiers import CONTACTS, IDENTITIES, USERNAME, masked, recognise
from jehat.people.models import Identifier, User


def index_of(kind: str, value: str) -> bytes:
    """The blind index under which a canonical identifier is found."""
    return blind_index("people_identifier.index", f"{kind}:{value}")


def known_as(text: str) -> User | None:
    """The person whom what was typed in the one box names: its proved owner, or else whoever claimed it first.

    Companies and dependents are nobody here, and who has no password yet comes after who has one: an account that was
    opened for a person at a counter must not stand before his own.
    """
    claims = [Q(kind=kind, index=index_of(kind, value)) for kind, value in recognise(text)]
    if not claims:
        return None
    rows = Identifier.objects.filter(reduce(or_, claims), user__kind=User.Kind.PERSON)
    found = rows.best_to_sign_in_first().select_related("user").first()
    return found.user if found else None


def holder_of(kind: str, value: str) -> User | None:
    """The person who holds a canonical identity number: who proved it, or else who claimed it first.

    For a counter, where the document is seen: a claim alone says nothing, so the names are to be compared.
    """
    rows = Identifier.objects.filter(kind=kind, index=index_of(kind, value), user__kind=User.Kind.PERSON)
    found = rows.best_claim_first().select_related("user").first()
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


def proved_contacts(user: User) -> list[Identifier]:
    """The mobile and the e-mail that the person has proved, as far as there are any."""
    return list(user.identifiers.filter(kind__in=CONTACTS).proved().order_by("kind"))


def lacks_identity(user: User) -> bool:
    """Whether the account could not be given back at a counter, because it names no identity document."""
    return not user.identifiers.filter(kind__in=IDENTITIES).exists()


def shown_identifiers(user: User) -> Iterator[dict]:
    """What the account page says of each identifier: its kind, whether it is proved, the value masked.

    A user name is shown whole: the page is where its owner looks it up.
    """
    order = Identifier.Kind.values
    for identifier in sorted(user.identifiers.all(), key=lambda identifier: order.index(identifier.kind)):
        value = identifier.value
        yield {
            "kind": identifier.kind,
            "label": identifier.get_kind_display(),
            "value": value if identifier.kind == USERNAME else masked(identifier.kind, value),
            "is_proved": identifier.proved_at is not None,
        }


def shown_contacts(user: User) -> list[dict]:
    """Mobile and e-mail as the page of contacts shows them, each with the change that waits for its code, if any."""
    held = {one.kind: one for one in user.identifiers.filter(kind__in=CONTACTS)}
    return [_shown(kind, held.get(kind)) for kind in CONTACTS]


def _shown(kind: str, identifier: Identifier | None) -> dict:
    return {
        "kind": kind,
        "label": Identifier.Kind(kind).label,
        "identifier": identifier,
        "value": masked(kind, identifier.value) if identifier else "",
    }
