"""The states of a delivery to a webhook and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    PENDING = "pending", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not delivered")


TRANSITIONS = {
    State.PENDING: {"claim": State.SENDING, "fail": State.FAILED},
    State.SENDING: {"deliver": State.DELIVERED, "retry": State.PENDING, "fail": State.FAILED},
    State.DELIVERED: {"replay": State.PENDING},
    State.FAILED: {"replay": State.PENDING},
}
TONES = {State.PENDING: "mute", State.SENDING: "info", State.DELIVERED: "ok", State.FAILED: "bad"}
FAILURES = {
    "not_public": _("The address is not on the public network."),
    "no_answer": _("Nobody answered."),
    "switched_off": _("The webhook was switched off."),
    "interrupted": _("The sending was interrupted."),
}


def follows(state: str, verb: str) -> State | None:
    """The state that a verb leads to from here, or None where it may not follow."""
    return TRANSITIONS[State(state)].get(verb)
