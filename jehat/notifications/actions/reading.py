"""Reading notices."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import permissions
from jehat.notifications.models import Notice


@action("notice.read", says=_("A notice was read"))
def read_notice(*, by, notice, now=None):
    """Mark one notice as read; reading it again changes nothing."""
    notice = Notice.objects.locked().get(pk=notice.pk)
    permissions.can_read(by, notice).require()
    if notice.is_unread:
        notice.read_at = now or timezone.now()
        notice.save(update_fields=["read_at"])
        record("notice.read", notice, by=by)
    return notice


@action("notice.read_all", says=_("All notices were marked as read"))
def read_all(*, by, now=None):
    """Mark everything one was told so far as read."""
    now = now or timezone.now()
    count = Notice.objects.of(by, now).unread().update(read_at=now)
    if count:
        record("notice.read_all", by, by=by, count=count)
    return count
