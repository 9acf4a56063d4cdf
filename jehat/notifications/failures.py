"""Why a message did not arrive, in words: the codes of providers and servers are no words for a reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "abandoned": _("It was interrupted while it was being sent."),
    "no_answer": _("The provider did not answer; it may have taken the message."),
    "no_reference": _("The provider's answer was not understood; it may have taken the message."),
    "in_parts": _("The provider took the first part of a long message and not the rest."),
    "no_connection": _("The provider could not be reached."),
    "never_arrived": _("The provider says that the message never reached it."),
    "bind_refused": _("The provider refused our account."),
    "insecure_address": _("The address of the provider is not secure, so nothing was sent to it."),
    "not_configured": _("No provider is set up for this channel."),
    "refused": _("The provider refused the message."),
    "rejected": _("The network refused the message."),
    "bad_number": _("The provider says that this mobile number is wrong."),
    "bad_address": _("The e-mail address is wrong."),
    "undeliverable": _("The network could not deliver to this mobile number."),
    "expired": _("The mobile could not be reached for too long."),
    "bounced": _("The e-mail came back: nobody has this address."),
    "returned": _("The e-mail came back."),
    "inactive": _("The account it was written to is closed."),
    "no_access": _("The person may no longer see the case."),
    "no_device": _("No browser of the person takes such messages any more."),
}
_FAMILIES = (
    ("smtp_4", _("The mail server did not take it for now.")),
    ("smtp_5", _("The mail server refused it.")),
    ("http_5", _("The provider was out of order.")),
    ("http_", _("The provider refused the message.")),
    ("smpp_", _("The provider refused the message.")),
)
_OTHER = _("It did not arrive.")


def in_words(code: str) -> str | Promise:
    """The sentence for a failure; none for none."""
    if not code:
        return ""
    return WORDS.get(code) or next((words for start, words in _FAMILIES if code.startswith(start)), _OTHER)
