"""One message from the queue to its provider. The provider is called while no transaction is open."""

from . import actions
from .channels import hand_over


def deliver(*, message_id, now=None):
    """Claim, send, settle; run twice or by two workers at once, it sends once."""
    message = actions.claim(message_id=message_id, now=now)
    if message is None:
        return None
    return actions.settle(message=message, outcome=hand_over(message), now=now)
