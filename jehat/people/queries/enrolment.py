"""Accounts that a clerk opened at a counter, and that wait for their owner."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from jehat.core.folding import fold_name
from jehat.people.identifiers import IDENTITIES, MOBILE, USERNAME
from jehat.people.models import Identifier, User

from .known import index_of


def enrolled_as(details: dict, contact_kind: str) -> User | None:
    """The account opened at a counter for who registers now, by the details of a registration; or nobody.

    The mobile alone is not enough, since a clerk may mistype it: the identity number or the names must agree as well.
    """
    mobile = details["identifiers"].get(MOBILE) if contact_kind == MOBILE else None
    if mobile is None:
        return None
    claims = Identifier.objects.filter(
        kind=MOBILE,
        index=index_of(MOBILE, mobile),
        proved_at__isnull=True,
        user__kind=User.Kind.PERSON,
        user__is_active=True,
        user__password__startswith=UNUSABLE_PASSWORD_PREFIX,
    )
    found = (claim.user for claim in claims.select_related("user").order_by("created_at"))
    return next((user for user in found if _was_enrolled(user) and _agrees(user, details)), None)


def _was_enrolled(user: User) -> bool:
    kinds = dict(user.identifiers.values_list("kind", "proved_at"))
    return USERNAME not in kinds and any(kinds.get(kind) for kind in IDENTITIES)


def _agrees(user: User, details: dict) -> bool:
    numbers = {bytes(index) for index in user.identifiers.filter(kind__in=IDENTITIES).values_list("index", flat=True)}
    given = {kind: value for kind, value in details["identifiers"].items() if kind in IDENTITIES}
    if given:
        return any(index_of(kind, value) in numbers for kind, value in given.items())
    arabic = _same(user.first_ar, details.get("first_ar")) and _same(user.family_ar, details.get("family_ar"))
    english = _same(user.first_en, details.get("first_en")) and _same(user.family_en, details.get("family_en"))
    return arabic or english


def _same(name: str, other: str | None) -> bool:
    return bool(name) and fold_name(name) == fold_name(other or "")
