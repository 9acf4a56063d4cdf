"""Making sound playable."""

import io

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.documents import isolation, vault, voice
from jehat.documents.models import File
from jehat.documents.storage import new_name

# A recorder stops at the limit, not to the millisecond.
GRACE = 5


@action("file.release", says=_("A recording was made playable"))
def release(*, by, file):
    """Make the playable rendition of a held recording, and let it be heard; asking again does nothing."""
    file = File.objects.select_for_update().get(pk=file.pk)
    if file.state != File.State.HELD:
        return file
    try:
        with vault.unseal(file) as recording:
            rendition = isolation.render(recording, longest(file))
        put_rendition(file, rendition)
        file.state = File.State.READY
    except voice.BadSound as bad:
        file.state = state_without_rendition(file, bad)
    file.save()
    record("file.release", file, by=by, state=file.state)
    return file


def longest(file: File) -> float:
    """Seconds of sound that are made playable: the recorder's limit for what was spoken here, more for a given file."""
    return settings.MAX_VOICE_SECONDS + GRACE if file.is_voice else voice.LONGEST


def state_without_rendition(file: File, bad: voice.BadSound) -> str:
    """A long lecture that was attached is offered as it came; what cannot be read at all is only for download."""
    if bad.code in ("too_long", "too_large") and not file.is_voice:
        return File.State.READY
    return File.State.BROKEN


def put_rendition(file: File, rendition: voice.Rendition) -> None:
    """Seal the playable sound and describe it on the file, which the caller saves."""
    file.playable_path = new_name()
    vault.seal_playable(file, io.BytesIO(rendition.sound))
    file.playable_size = len(rendition.sound)
    file.duration = rendition.duration
    file.waveform = rendition.waveform


def release_later(file: File) -> None:
    """Queue the release with the transaction: if that rolls back, there is no job either."""
    app.configure_task("documents.process_voice").defer(file_id=str(file.pk))
