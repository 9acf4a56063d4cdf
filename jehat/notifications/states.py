"""The states of a message on its way out and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    PENDING = "pending", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not sent")
    UNKNOWN = "unknown", _("Not known whether sent")


TRANSITIONS = {
    State.PENDING: {"claim": State.SENDING, "fail": State.FAILED},
    State.SENDING: {
        "retry": State.PENDING,
        "send": State.SENT,
        "fail": State.FAILED,
        "lose": State.UNKNOWN,
        "abandon": State.UNKNOWN,
    },
    # The provider may still answer after we stopped waiting for it.
    State.UNKNOWN: {"send": State.SENT, "fail": State.FAILED, "deliver": State.DELIVERED},
    State.SENT: {"deliver": State.DELIVERED},
    State.DELIVERED: {},
    State.FAILED: {},
}


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
