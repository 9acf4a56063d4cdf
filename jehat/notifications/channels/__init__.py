"""The ways out of the platform: by e-mail, by SMS, by push, or in a demonstration only into the mailbox page.

A channel is a module with `is_configured()` and `send(message, on_brink) -> Outcome`. It calls `on_brink(provider)`
once per provider, at the last moment at which that one surely has nothing of the message: from then on a worker that
dies leaves it unknown, and before that it is simply sent again. `on_brink` raises Overtaken where the lease ended.
"""

from django.conf import settings

from jehat.notifications.models import Message

from . import email, push, sms
from .outcome import Outcome, failed, sent

_CHANNELS = {Message.Channel.EMAIL: email, Message.Channel.SMS: sms, Message.Channel.PUSH: push}


def hand_over(message: Message, on_brink=lambda provider: None) -> Outcome:
    """Give a message to the provider of its channel; without one it stays in the mailbox or fails visibly."""
    channel = _CHANNELS[Message.Channel(message.channel)]
    if channel.is_configured():
        return channel.send(message, on_brink)
    # The mailbox page shows what is in the table: nothing more is to be done.
    return sent("mailbox") if settings.DEMONSTRATION else failed("not_configured")


def can_be_asked(message: Message) -> bool:
    """Whether somebody knows what became of a message that got no answer; a mail server cannot be asked."""
    return message.is_sms and sms.can_be_asked(message)


def ask(message: Message) -> Outcome:
    """What became of a message; only where `can_be_asked`."""
    return sms.ask(message)
