"""Saying that a case is about a body of oversight, which then sees nothing of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.organization.models import Entity
from jehat.oversight import permissions
from jehat.oversight.models import Concern


@action("oversight.mark_about", says=_("Marked as being about a body of oversight"))
def mark_about(*, by, case, body, now=None):
    """Keep a case from the eyes of the body of oversight that it is about."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_mark_about(by, case).require()
    if body.kind != Entity.Kind.OVERSIGHT:
        raise Refused(_("A case is kept from bodies of oversight only."))
    concern, is_new = Concern.objects.get_or_create(
        case=case, body=body, defaults={"entity": case.entity, "marked_by": by, "marked_at": now}
    )
    if is_new:
        record("oversight.mark_about", case, by=by, at=now, body=body.pk)
    return concern


@action("oversight.unmark_about", says=_("Not marked any more as being about a body of oversight"))
def unmark_about(*, by, concern, now=None):
    """Take the mark back, where it was set by mistake."""
    concern = Concern.objects.select_for_update(of=("self",)).select_related("case").get(pk=concern.pk)
    now = now or timezone.now()
    permissions.can_unmark_about(by, concern).require()
    record("oversight.unmark_about", concern.case, by=by, at=now, body=concern.body_id)
    concern.delete()
