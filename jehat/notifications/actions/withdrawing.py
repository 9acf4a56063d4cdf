"""Taking back what nobody has been told yet."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import permissions
from jehat.notifications.models import Message, Notice


@action("notice.withdraw", says=_("What had not been told yet was taken back"))
def withdraw(*, by, event):
    """Take back everything told of one event, outside and inside, as long as nothing has left and nobody has read it.

    The one who caused the event asks, through the verb that undoes his act.
    """
    messages = list(Message.objects.locked().filter(event=event))
    notices = list(Notice.objects.locked().filter(event=event))
    permissions.can_withdraw(by, event, messages, notices).require()
    Message.objects.filter(pk__in=[message.pk for message in messages]).delete()
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).delete()
    record("notice.withdraw", None, by=by, event=event.pk, messages=len(messages), notices=len(notices))
    return len(messages)
