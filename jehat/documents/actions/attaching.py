"""Putting files to use."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.documents import permissions, vault
from jehat.documents.models import File
from jehat.documents.storage import new_name

STAYS = ["uploader_id", "name", "content_type", "kind", "state", "size", "is_voice", "duration", "waveform"]
STAYS += ["playable_size", "created_at", "origin_id", "valid_until"]


@action("file.attach", says=_("Files were attached"))
def attach(*, by, files, entity_id=None, is_secret=False):
    """Use files, each once, by their uploader; they pass under a key of the entity. Returns them as they are now."""
    key_class = File.KeyClass.SECRET if is_secret else File.KeyClass.FILE
    wanted = list(dict.fromkeys(file.pk for file in files))
    locked = {file.pk: file for file in File.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    attached = []
    for pk in wanted:
        if pk not in locked:
            raise Refused(_("This file is no longer there. Attach it again."))
        file = locked[pk]
        permissions.can_attach(by, file).require()
        file = _under_key_of(file, entity_id, key_class)
        file.attached_at = timezone.now()
        file.draft = None
        file.save()
        record("file.attach", file, by=by)
        attached.append(file)
    return attached


def _under_key_of(file: File, entity_id, key_class: str) -> File:
    """The same file sealed anew for the entity, so that destroying the entity's keys destroys it too."""
    if file.entity_id == entity_id:
        file.rewrap_under(key_class)
        return file
    stays = {name: getattr(file, name) for name in STAYS}
    moved = File(id=file.pk, entity_id=entity_id, key_class=key_class, path=new_name(), **stays)
    with vault.unseal(file) as original:
        vault.seal(moved, original)
    if file.playable_path:
        moved.playable_path = new_name()
        with vault.unseal_playable(file) as playable:
            vault.seal_playable(moved, playable)
    transaction.on_commit(partial(vault.forget, file.path, file.playable_path))
    # A sealed row cannot change its tenant. The new one takes its place under the same id, by which comments and forms
    # know it; foreign keys are looked at when the transaction commits, so they never miss it.
    File.objects.filter(pk=file.pk)._raw_delete(using="default")
    return moved
