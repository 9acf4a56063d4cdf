"""The states of a message on its way out and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    PENDING = "pending", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not arrived")
    UNKNOWN = "unknown", _("Not known whether sent")


TRANSITIONS = {
    State.PENDING: {"claim": State.SENDING, "fail": State.FAILED, "deliver": State.DELIVERED},
    State.SENDING: {
        "retry": State.PENDING,
        "send": State.SENT,
        "fail": State.FAILED,
        "lose": State.UNKNOWN,
        "abandon": State.UNKNOWN,
        "deliver": State.DELIVERED,
    },
    # The provider may still answer after we stopped waiting for it, or be asked and say that it never had the message.
    State.UNKNOWN: {
        "send": State.SENT,
        "fail": State.FAILED,
        "deliver": State.DELIVERED,
        "retry": State.PENDING,
        "resend": State.PENDING,
    },
    State.SENT: {"deliver": State.DELIVERED, "fail": State.FAILED},
    State.DELIVERED: {},
    # A provider that gave up may still say later that the message arrived.
    State.FAILED: {"deliver": State.DELIVERED, "resend": State.PENDING},
}

# What somebody should look at, and what a person may send again by hand.
DEAD = (State.FAILED, State.UNKNOWN)
ON_ITS_WAY = (State.PENDING, State.SENDING)
# Kept back on purpose: who was to be told shall not be told any more. Nothing went wrong, and nothing is sent again.
WITHHELD = ("inactive", "no_access")


def follows(state: str, verb: str) -> State | None:
    """The state that a verb leads to from here, or None where it may not follow."""
    return TRANSITIONS[State(state)].get(verb)


TONES = {
    State.PENDING: "mute",
    State.SENDING: "info",
    State.SENT: "ok",
    State.DELIVERED: "ok",
    State.FAILED: "bad",
    State.UNKNOWN: "warn",
}
