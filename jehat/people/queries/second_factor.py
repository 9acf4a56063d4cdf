"""What proves a person besides his password, as he sees it."""

from jehat.people import passkeys
from jehat.people.models import SecondFactor, User

Kind = SecondFactor.Kind


def has_second_factor(user: User) -> bool:
    """Whether more than a password is asked of this person."""
    return user.second_factors.main().exists()


def shown_factors(user: User) -> list[dict]:
    """The passkeys and the app, those that were used last first."""
    rows = user.second_factors.main().select_related("user").order_by("kind", "-created_at")
    return [{"row": row, "name": row.sealed.get("name", ""), "is_passkey": row.kind == Kind.PASSKEY} for row in rows]


def backup_codes_left(user: User) -> int:
    """How many backup codes have not been used."""
    row = user.second_factors.select_related("user").filter(kind=Kind.BACKUP).first()
    return len(row.sealed["codes"]) if row else 0


def ways_to_prove(user: User) -> dict[str, bool]:
    """By which kinds of factor the person can be asked: {"passkey": True, "app": False, "backup": True}."""
    kinds = set(user.second_factors.values_list("kind", flat=True))
    return {kind: kind in kinds for kind in Kind.values}


def kept_passkeys(user: User) -> list[dict]:
    """What is kept of the passkeys, to ask a browser for one of them."""
    return [row.sealed for row in user.second_factors.passkeys().select_related("user")]


def holder_of_passkey(reply) -> User | None:
    """Whose passkey a browser says it used; nobody where it says nothing that can be read."""
    try:
        person = reply.person
    except passkeys.NoAnswer:
        return None
    return User.objects.filter(pk=person, is_active=True).first() if person else None
