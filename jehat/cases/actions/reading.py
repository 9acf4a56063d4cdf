"""Having read what is new, without opening it once more."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case, Opening


@action("case.mark_read", says=_("Marked as read"))
def mark_read(*, by, case, now=None):
    """Take what is new in a case as read; the first opening stays an opening, so an unopened case is not marked."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_mark_read(by, case).require()
    Opening.objects.filter(case=case, user=by).update(last_at=now, is_unread=False)
    record("case.mark_read", case, by=by, at=now)
    return case


@action("case.mark_unread", says=_("Marked as unread"))
def mark_unread(*, by, case, now=None):
    """Let a case stand among the unread again until it is opened; that it was opened stays true."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_mark_unread(by, case).require()
    Opening.objects.filter(case=case, user=by).update(is_unread=True)
    record("case.mark_unread", case, by=by, at=now)
    return case
