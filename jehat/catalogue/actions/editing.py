"""How the words of a kind of case are written, before anybody outside reads them."""

from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.catalogue import permissions, queries
from jehat.catalogue.models import WRITTEN, Kind, Version
from jehat.core.verdict import Refused
from jehat.organization.models import Entity


class Stale(Refused):
    """Somebody else saved meanwhile; `standing` is what stands now."""

    def __init__(self, standing: Version):
        super().__init__(_("Somebody else saved this kind of case meanwhile. Nothing of yours is lost; compare both."))
        self.standing = standing


@action("catalogue.add_kind", says=_("A kind of case was added"))
def add_kind(*, by, entity, code, department, name_ar, name_en, now=None):
    """Begin a kind of case: it has a code and a draft, and nobody outside sees it before it is published."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_add_kind(by, entity).require()
    if Kind.objects.filter(code=code).exists():
        raise Refused(_("A kind of case has this code already."))
    _require_own(department, entity.pk)
    named = {"department": department, "name_ar": name_ar, "name_en": name_en}
    kind = Kind(entity=entity, code=code, is_published=False, **named)
    kind.save(force_insert=True)
    draft_of(kind, named, by=by, now=now)
    record("catalogue.add_kind", kind, by=by, at=now, code=code, department=department.pk)
    return kind


@action("catalogue.write_version", says=_("The draft of a kind of case was saved"))
def write_version(*, by, kind, said, seen, now=None):
    """Save what a kind of case is going to say, as its one draft; `seen` is the stamp of what the writer began from."""
    kind = Kind.objects.locked().get(pk=kind.pk)
    permissions.can_write_version(by, kind).require()
    standing = require_fresh(kind, seen)
    _require_own(said.get("department", standing.department), kind.entity_id)
    words = {name: said.get(name, getattr(standing, name)) for name in WRITTEN}
    if all(getattr(standing, name) == words[name] for name in WRITTEN):
        return standing
    draft = _rewritten(standing, words, by=by, now=now) if standing.is_draft else draft_of(kind, words, by=by, now=now)
    if kind.current_id is None:
        kind.take(draft)
        kind.save()
    record("catalogue.write_version", kind, by=by, at=now, version=draft.number, revision=draft.revision)
    return draft


@action("catalogue.discard_draft", says=_("The draft of a kind of case was discarded"))
def discard_draft(*, by, kind, seen):
    """Throw a draft away: what is published stays, and a kind that never was published goes altogether."""
    kind = Kind.objects.locked().get(pk=kind.pk)
    permissions.can_discard_draft(by, kind).require()
    draft = require_fresh(kind, seen)
    if not draft.is_draft:
        raise Refused(_("There is no draft to discard."))
    number = draft.number
    draft.delete()
    record("catalogue.discard_draft", kind, by=by, version=number, code=kind.code)
    if kind.current_id is None:
        _remove(kind)
    return kind


def require_fresh(kind, seen) -> Version:
    """What stands now, if that is what the person has seen; else Stale."""
    standing = queries.standing_of(kind)
    if standing.stamp != seen:
        raise Stale(standing)
    return standing


def draft_of(kind, words, *, by, now=None) -> Version:
    """A new draft of a kind that has none, under the next number."""
    last = kind.versions.aggregate(last=Max("number"))["last"] or 0
    draft = Version(kind=kind, entity_id=kind.entity_id, number=last + 1, author=by, **words)
    draft.changed_at = now or timezone.now()
    draft.save(force_insert=True)
    return draft


def _rewritten(draft, words, *, by, now) -> Version:
    for name, value in words.items():
        setattr(draft, name, value)
    draft.revision += 1
    draft.author, draft.changed_at = by, now or timezone.now()
    draft.save()
    return draft


def _require_own(department, entity_id) -> None:
    if department.entity_id != entity_id:
        raise Refused(_("The department is one of the same entity."))


def _remove(kind) -> None:
    try:
        kind.delete()
    except ProtectedError:
        raise Refused(_("Something else is kept for this kind of case already, so it stays.")) from None
