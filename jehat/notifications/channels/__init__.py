"""The ways out of the platform: by e-mail, by SMS, or in a demonstration only into the mailbox page."""

from django.conf import settings

from jehat.notifications.models import Message

from . import email, sms
from .outcome import Outcome, failed, sent

_CHANNELS = {Message.Channel.EMAIL: email, Message.Channel.SMS: sms}


def hand_over(message: Message) -> Outcome:
    """Give a message to the provider of its channel; without one it stays in the mailbox or fails visibly."""
    channel = _CHANNELS[Message.Channel(message.channel)]
    if channel.is_configured():
        return channel.send(message)
    # The mailbox page shows what is in the table: nothing more is to be done.
    return sent("mailbox") if settings.DEMONSTRATION else failed("not_configured")
