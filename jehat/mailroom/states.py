"""What becomes of an e-mail that came in, and why one is not taken: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    TAKEN = "taken", _("Put into the case")
    REFUSED = "refused", _("Not taken")
    IGNORED = "ignored", _("Written by a machine")


class Failure(TextChoices):
    NO_TOKEN = "no_token", _("It was not written to an address that one of our e-mails carried.")
    SENDER = (
        "sender",
        _("It did not come from an e-mail address proved on the platform that belongs to this case."),
    )
    SECRET = "secret", _("What is said in this case is not sent by e-mail.")
    CLOSED = "closed", _("The case is closed, or nothing can be written in it now.")
    EMPTY = "empty", _("There was nothing in it but what it answered.")
    TOO_LARGE = "too_large", _("It is too large.")
