"""What a token may be good for: data, not code. An operation names one of these, a token holds some."""

from django.utils.translation import gettext_lazy as _

SCOPES = {
    "cases:read": _("Read cases and what was said in them"),
    "cases:write": _("File cases, write in them and move them"),
    "guide:write": _("Change the guide of the entity"),
    "files:read": _("Read files"),
    "files:write": _("Hand in files"),
    "notices:read": _("Read notices"),
    "notices:write": _("Mark notices and choose what to be told of"),
    "account:read": _("Read the account"),
    "account:write": _("Change the account"),
    "organization:read": _("Read departments and employees"),
    "organization:write": _("Change departments and employees"),
    "record:read": _("Read the record and presences"),
    "record:write": _("End the sign-ins of employees"),
    "messages:read": _("Read how messages fared and in which words they are written"),
    "messages:write": _("Send failed messages again and change their words"),
    "oversight:read": _("Read the movement of cases and urgent access"),
    "oversight:write": _("End and review urgent access"),
    "webhooks:read": _("Read webhooks and their deliveries"),
    "webhooks:write": _("Change webhooks"),
}

# What one cannot do as a beneficiary: a token for it would open nothing.
_OF_ENTITIES = {"guide", "organization", "messages", "oversight", "webhooks", "record"}
OF_EMPLOYEES = {name for name in SCOPES if name.partition(":")[0] in _OF_ENTITIES}


def offered(*, is_employee: bool) -> dict:
    """The scopes that a token of this person may have, with their sentences."""
    return {name: says for name, says in SCOPES.items() if is_employee or name not in OF_EMPLOYEES}
