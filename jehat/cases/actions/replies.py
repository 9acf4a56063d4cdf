"""Words kept ready for the composer: written, changed, retired."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import CannedReply


@action("reply.write", says=_("A canned reply was written"))
def write_reply(*, by, scope, title, arabic="", english="", now=None):
    """Keep words ready for oneself, for one's department or for the entity (`scope`: own, department, entity)."""
    now = now or timezone.now()
    permissions.can_write_reply(by, scope).require()
    employee = by.employee
    reply = CannedReply.objects.create(
        entity_id=employee.entity_id,
        department_id=employee.department_id if scope == "department" else None,
        employee=employee if scope == "own" else None,
        title=title,
        arabic=arabic,
        english=english,
        by=by,
        changed_at=now,
    )
    record("reply.write", reply, by=by, at=now, scope=scope)
    return reply


@action("reply.change", says=_("A canned reply was changed"))
def change_reply(*, by, reply, title, arabic="", english="", now=None):
    """Write a canned reply anew."""
    reply = CannedReply.objects.select_for_update().get(pk=reply.pk)
    now = now or timezone.now()
    permissions.can_change_reply(by, reply).require()
    reply.title, reply.arabic, reply.english = title, arabic, english
    reply.by, reply.changed_at = by, now
    reply.save(update_fields=["title", "arabic", "english", "by", "changed_at"])
    record("reply.change", reply, by=by, at=now)
    return reply


@action("reply.retire", says=_("A canned reply was retired"))
def retire_reply(*, by, reply, now=None):
    """Offer a canned reply no more."""
    reply = CannedReply.objects.select_for_update().get(pk=reply.pk)
    now = now or timezone.now()
    permissions.can_change_reply(by, reply).require()
    reply.retired_at = now
    reply.save(update_fields=["retired_at"])
    record("reply.retire", reply, by=by, at=now)
    return reply
