"""The states of an appointment and which verb leads from one to another: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    BOOKED = "booked", _("Booked")
    ARRIVED = "arrived", _("Came")
    MISSED = "missed", _("Did not come")
    CANCELLED = "cancelled", _("Cancelled")


# Those that take a place at their time.
TAKING = (State.BOOKED, State.ARRIVED, State.MISSED)
TRANSITIONS: dict[State, dict[str, State]] = {
    State.BOOKED: {
        "move": State.BOOKED,
        "cancel": State.CANCELLED,
        "check_in": State.ARRIVED,
        "miss": State.MISSED,
    },
    # Whoever comes late is received all the same.
    State.MISSED: {"check_in": State.ARRIVED},
    State.ARRIVED: {},
    State.CANCELLED: {},
}


def follows(state: str, verb: str) -> State | None:
    """The state that a verb leads to from here, or None where it may not follow."""
    return TRANSITIONS[State(state)].get(verb)
