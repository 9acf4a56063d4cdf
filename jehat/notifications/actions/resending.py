"""What an administrator does with a message that did not arrive."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import outbox, permissions
from jehat.notifications.models import Message
from jehat.notifications.states import follows


@action("message.resend", says=_("A message was sent again by hand"))
def resend_message(*, by, message, now=None):
    """Send a message again that failed, or of which nobody knows whether it arrived."""
    message = Message.objects.locked().get(pk=message.pk)
    permissions.can_resend(by, message).require()
    message.state = follows(message.state, "resend")
    message.not_before, message.ask_at, message.inquiries = now or timezone.now(), None, 0
    message.failure = message.reference = ""
    message.sent_at = None
    message.save(update_fields=["state", "not_before", "ask_at", "inquiries", "failure", "reference", "sent_at"])
    # What was reported on the attempts before says nothing of the one to come.
    message.receipts.update(message=None)
    outbox.queue([message])
    record("message.resend", message, by=by, attempt=message.attempts)
    return message


@action("message.dismiss", says=_("A message that did not arrive was put aside"))
def dismiss_message(*, by, message, now=None):
    """Put a message aside that did not arrive and need not."""
    message = Message.objects.locked().get(pk=message.pk)
    permissions.can_dismiss(by, message).require()
    message.dismissed_at, message.ask_at = now or timezone.now(), None
    message.save(update_fields=["dismissed_at", "ask_at"])
    record("message.dismiss", message, by=by)
    return message
