"""Using a file again that was given before."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import permissions, vault
from jehat.documents.models import File
from jehat.documents.storage import new_name

SAME = ["uploader_id", "name", "content_type", "kind", "state", "size", "is_voice", "duration", "waveform"]
SAME += ["playable_size", "valid_until"]


@action("file.pass_on", says=_("A file was passed on to another entity"))
def pass_on(*, by, file, entity_id):
    """Give another entity a copy of what was handed to one, sealed under its own key; the first stays as it is."""
    permissions.can_pass_on(file, entity_id).require()
    copy = File(path=new_name(), origin=file, entity_id=entity_id, attached_at=timezone.now())
    for name in SAME:
        setattr(copy, name, getattr(file, name))
    with vault.unseal(file) as original:
        vault.seal(copy, original)
    if file.playable_path:
        copy.playable_path = new_name()
        with vault.unseal_playable(file) as playable:
            vault.seal_playable(copy, playable)
    copy.save()
    record("file.pass_on", copy, by=by, origin=file.pk)
    return copy


@action("file.reuse", says=_("A file given before was used again"))
def reuse(*, by, file):
    """Hand in a file of one's own once more, as a copy sealed by itself; the earlier one stays as it is."""
    permissions.can_reuse(by, file).require()
    copy = File(path=new_name(), origin=file, **{name: getattr(file, name) for name in SAME})
    with vault.unseal(file) as original:
        vault.seal(copy, original)
    if file.playable_path:
        copy.playable_path = new_name()
        with vault.unseal_playable(file) as playable:
            vault.seal_playable(copy, playable)
    copy.save()
    record("file.reuse", copy, by=by, origin=file.pk)
    return copy
