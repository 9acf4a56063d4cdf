"""The sentences by which a file is not taken, each with what to do."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jehat.core.verdict import Refused
from jehat.core.words import filesize

from .content import REFUSED_EXTENSIONS


@dataclass(frozen=True)
class Refusal:
    """An HTTP status and the sentence a person reads."""

    status: int
    sentence: str | Promise


class NotTaken(Refused):
    """The file itself is the reason: says which status and sentence belong to it."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.sentence)
        self.status = refusal.status


def too_large() -> Refusal:
    limit = filesize(settings.MAX_UPLOAD_BYTES)
    return Refusal(
        413, _("The files are too large. The most that can be sent at once is %(limit)s.") % {"limit": limit}
    )


def program() -> Refusal:
    return Refusal(415, _("Programs are not accepted. Send a document, a picture or a recording."))


def empty() -> Refusal:
    return Refusal(422, _("The file is empty. Choose another."))


def stranger() -> Refusal:
    return Refusal(401, _("Sign in first, then attach the file again."))


def missing() -> Refusal:
    return Refusal(400, _("No file arrived. Choose it again."))


def not_a_sound() -> Refusal:
    return Refusal(415, _("This is not a recording. Record it again, or attach it as a file."))


def bad_sound(code: str) -> Refusal:
    """The sentence for a voice.BadSound."""
    minutes = settings.MAX_VOICE_SECONDS // 60
    sentences: dict[str, str | Promise] = {
        "unreadable": _("The recording could not be read. Record it again."),
        "silent": _("There is no sound in the recording. Check the microphone and record it again."),
        "too_long": ngettext_lazy(
            "The recording is too long. The most is %(minutes)d minute.",
            "The recording is too long. The most is %(minutes)d minutes.",
            "minutes",
        )
        % {"minutes": minutes},
        "too_large": _("The recording is too large. Record a shorter one."),
    }
    return Refusal(422, sentences[code])


def extensions() -> frozenset[str]:
    """Endings of the names of programs: the list of the settings, or else our own."""
    return frozenset(getattr(settings, "REFUSED_EXTENSIONS", REFUSED_EXTENSIONS))
