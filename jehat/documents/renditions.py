"""The playable sound of a recording: how long it may be, where it is put, and what is left when there is none."""

import io

from django.conf import settings
from procrastinate.contrib.django import app

from . import vault, voice
from .models import File
from .storage import new_name

# A recorder stops at the limit, not to the millisecond.
GRACE = 5


def longest(file: File) -> float:
    """Seconds of sound that are made playable: the recorder's limit for what was spoken here, more for a given file."""
    return settings.MAX_VOICE_SECONDS + GRACE if file.is_voice else voice.LONGEST


def put(file: File, rendition: voice.Rendition) -> None:
    """Seal the playable sound and describe it on the file, which the caller saves."""
    file.playable_path = new_name()
    vault.seal_playable(file, io.BytesIO(rendition.sound))
    file.playable_size = len(rendition.sound)
    file.duration = rendition.duration
    file.waveform = rendition.waveform


def state_without(file: File, bad: voice.BadSound) -> str:
    """A long lecture that was attached is offered as it came; what cannot be read at all is only for download."""
    if bad.code in ("too_long", "too_large") and not file.is_voice:
        return File.State.READY
    return File.State.BROKEN


def make_later(file: File) -> None:
    """Queue the release with the transaction: if that rolls back, there is no job either."""
    app.configure_task("documents.process_voice").defer(file_id=str(file.pk))
