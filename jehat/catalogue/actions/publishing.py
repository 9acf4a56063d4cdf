"""How a kind of case comes before the public, leaves it, and returns to what it once said."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.catalogue import permissions
from jehat.catalogue.completeness import gaps
from jehat.catalogue.models import WRITTEN, Kind, Version
from jehat.core.verdict import Refused

from .editing import draft_of, require_fresh


@action("catalogue.publish_kind", says=_("A kind of case was published"))
def publish_kind(*, by, kind, seen, now=None):
    """Show the draft to everybody from now on; cases that run keep the version under which they were filed."""
    kind = Kind.objects.locked().get(pk=kind.pk)
    permissions.can_publish_kind(by, kind).require()
    draft = require_fresh(kind, seen)
    if not draft.is_draft:
        raise Refused(_("There is no draft to publish."))
    if gaps(draft):
        raise Refused(_("The draft lacks something in order to be published; the list says what."))
    draft.published_at = now or timezone.now()
    draft.save(update_fields=["published_at"])
    kind.take(draft)
    kind.current, kind.is_published = draft, True
    kind.save()
    record("catalogue.publish_kind", kind, by=by, at=now, code=kind.code, version=draft.number)
    return kind


@action("catalogue.retire_kind", says=_("A kind of case was retired"))
def retire_kind(*, by, kind):
    """Offer a kind of case no longer: nobody files it anew, and the cases that run go on."""
    kind = Kind.objects.locked().get(pk=kind.pk)
    permissions.can_retire_kind(by, kind).require()
    kind.is_published = False
    kind.save(update_fields=["is_published"])
    record("catalogue.retire_kind", kind, by=by, code=kind.code)
    return kind


@action("catalogue.restore_version", says=_("A former version became the draft"))
def restore_version(*, by, version, now=None):
    """Begin a draft that says what a published version said; it is published like any other."""
    kind = Kind.objects.locked().get(pk=version.kind_id)
    permissions.can_restore_version(by, kind).require()
    former = Version.objects.published().select_related("department").get(pk=version.pk)
    if kind.versions.drafts().exists():
        raise Refused(_("A draft is being written already. Publish it or discard it first."))
    draft = draft_of(kind, {name: getattr(former, name) for name in WRITTEN}, by=by, now=now)
    record("catalogue.restore_version", kind, by=by, at=now, version=draft.number, of=former.number)
    return draft
