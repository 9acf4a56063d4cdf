"""Taking a file in."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import content, isolation, permissions, refusals, renditions, vault, voice
from jehat.documents.models import File
from jehat.documents.storage import new_name

# Up to here a voice note is made playable before the answer: whoever spoke hears it at once, and learns of a broken
# recording while the recorder still holds it. It costs under a second in a process of its own; longer ones are queued.
AT_ONCE = 60
# A recording made to be slow, or a busy machine, must not hold up the page.
PATIENCE = 10


@action("file.keep", says=_("A file was uploaded"))
def keep(*, by, upload, entity_id=None, is_voice=False):
    """Keep an upload as a file of its uploader, not yet used anywhere. Call it before taking locks: bytes take time.

    `upload` is a Django UploadedFile (or anything with name, size, content_type and a seekable read).
    """
    permissions.can_keep(by).require()
    found = _examined(upload, is_voice)
    file = File(
        entity_id=entity_id,
        uploader=by,
        name=content.clean_name(upload.name or ""),
        content_type=found.content_type,
        kind=found.kind,
        size=upload.size,
        path=new_name(),
        is_voice=is_voice,
    )
    rendition = _rendition_at_once(file, upload) if found.kind == File.Kind.AUDIO else None
    upload.seek(0)
    vault.seal(file, upload)
    if rendition:
        renditions.put(file, rendition)
    file.save()
    if file.state == File.State.HELD:
        renditions.make_later(file)
    record("file.keep", file, by=by, kind=file.kind, size=file.size)
    return file


def _examined(upload, is_voice):
    upload.seek(0)
    head = upload.read(content.HEAD)
    found = content.examine(head, upload.name or "", upload.content_type or "")
    if not upload.size:
        raise refusals.NotTaken(refusals.empty())
    if upload.size > settings.MAX_UPLOAD_BYTES:
        raise refusals.NotTaken(refusals.too_large())
    if content.is_program(head, upload.name or "", refusals.extensions()):
        raise refusals.NotTaken(refusals.program())
    if is_voice and found.kind != File.Kind.AUDIO:
        raise refusals.NotTaken(refusals.not_a_sound())
    return found


def _rendition_at_once(file, upload):
    """The rendition of a short note, or None: then the file's state says whether the queue will try."""
    upload.seek(0)
    try:
        return isolation.render(upload, min(AT_ONCE, renditions.longest(file)), PATIENCE)
    except voice.BadSound as bad:
        is_long = bad.code == "too_long" and renditions.longest(file) > AT_ONCE
        is_for_the_queue = is_long or bad.code == "too_slow"
        if file.is_voice and not is_for_the_queue:
            raise refusals.NotTaken(refusals.bad_sound(bad.code)) from bad
        file.state = File.State.HELD if is_for_the_queue else renditions.state_without(file, bad)
    return None
