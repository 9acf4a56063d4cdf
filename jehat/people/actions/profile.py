"""What a person tells of himself: names, identity documents, birth, address."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.people import permissions
from jehat.people.models import Beneficiary, Identifier, User
from jehat.people.queries import index_of

from .registration import NAMES


@action("person.change_names", says=_("Changed the names"))
def change_names(*, by, names) -> User:
    """Keep the names a person writes of himself, while no document has proved them: {first_ar, father_ar, …}."""
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_names(user).require()
    for name in NAMES:
        setattr(user, name, names.get(name, ""))
    user.save(update_fields=list(NAMES))
    record("person.change_names", user, by=by)
    return user


@action("person.change_identities", says=_("Changed identity numbers"))
def change_identities(*, by, presence, given, now=None) -> list[str]:
    """Keep identity numbers as claims; returns the kinds that changed.

    `given` maps a kind to a canonical number, or to None to take the claim back; what is not in it stays.
    """
    now = now or timezone.now()
    user = User.objects.select_for_update().get(pk=by.pk)
    permissions.can_change_account(user, presence, now).require()
    held = {one.kind: one for one in user.identifiers.filter(kind__in=given)}
    changed = [kind for kind, value in given.items() if _claim(user, kind, value, held.get(kind))]
    record("person.change_identities", user, by=by, kinds=changed)
    return changed


@action("person.change_details", says=_("Changed birth, residence or address"))
def change_details(*, by, residence=None, birth_date=None, birth_calendar=None, address=None) -> Beneficiary:
    """Keep residence, `birth_date` in its own `birth_calendar`, and `address` {part: text}; what is None stays."""
    given = {"residence": residence, "birth_date": birth_date, "birth_calendar": birth_calendar, "address": address}
    user = User.objects.select_for_update().get(pk=by.pk)
    beneficiary, _is_new = Beneficiary.objects.get_or_create(user=user)
    chosen = [name for name, value in given.items() if value is not None]
    for name in chosen:
        setattr(beneficiary, name, given[name])
    beneficiary.save(update_fields=chosen)
    record("person.change_details", user, by=by, details=chosen)
    return beneficiary


def _claim(user, kind, value, held) -> bool:
    """Put, replace or take back one claim; whether anything changed."""
    if (held.value if held else None) == value:
        return False
    permissions.can_change_identity(held).require()
    if value is None:
        held.delete()
    elif held is None:
        Identifier.objects.create(user=user, kind=kind, value=value, index=index_of(kind, value))
    else:
        held.value, held.index = value, index_of(kind, value)
        held.save(update_fields=["value", "index"])
    return True
