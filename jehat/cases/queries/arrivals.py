"""What became of the messages that told a beneficiary of a comment."""

from uuid import UUID

from jehat.audit.models import Event
from jehat.notifications.models import Message
from jehat.notifications.queries import delivery_of

# Of several people on the side of a beneficiary, the one whom it did not reach is what the team should know of.
_WORST_FIRST = ("failed", "unknown", "pending", "sending", "sent", "delivered")


def arrivals(case, comments) -> dict[UUID, list[Message]]:
    """By comment, one message of each channel: the one that fared worst. Two queries, however many comments."""
    said = [str(comment.pk) for comment in comments if not comment.is_from_beneficiary]
    if not said:
        return {}
    events = Event.objects.about(case).filter(particulars__comment__in=said, outcome=Event.Outcome.DONE)
    of_comment = {event.pk: UUID(event.particulars["comment"]) for event in events}
    return {of_comment[event]: _by_channel(messages) for event, messages in delivery_of(of_comment).items()}


def _by_channel(messages) -> list[Message]:
    worst_last = sorted(messages, key=lambda message: -_WORST_FIRST.index(message.state))
    return sorted({message.channel: message for message in worst_last}.values(), key=lambda message: message.channel)
