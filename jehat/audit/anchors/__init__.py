"""Places outside the platform where heads of the record are kept: who alters the record cannot alter them as well.

`JEHAT_ANCHORS` lists them, with commas between. Each kind is a class with a name that holds no secret and `keep`.
"""

from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from .failed import AnchorFailed, UnknownAnchor
from .file import FileAnchor
from .s3 import S3Anchor
from .syslog import SyslogAnchor
from .tsa import TsaAnchor

__all__ = ["Anchor", "AnchorFailed", "UnknownAnchor", "configured", "from_words"]

KINDS = {"file": FileAnchor, "syslog": SyslogAnchor, "s3": S3Anchor, "tsa": TsaAnchor}
Anchor = FileAnchor | SyslogAnchor | S3Anchor | TsaAnchor


def configured() -> list[Anchor]:
    """The anchors of this platform."""
    return [from_words(words.strip()) for words in settings.ANCHORS.split(",") if words.strip()]


def from_words(words: str) -> Anchor:
    """An anchor from `kind:address`; UnknownAnchor where that is none."""
    kind, _, address = words.partition(":")
    if kind not in KINDS:
        raise UnknownAnchor(f"JEHAT_ANCHORS: no anchor is of the kind {kind!r}; there are {', '.join(KINDS)}")
    try:
        return KINDS[kind](_split(kind, address))
    except UnknownAnchor:
        raise
    except ValueError:
        # Of a port or a number of days; the words themselves may hold a secret and are not repeated.
        raise UnknownAnchor(f"JEHAT_ANCHORS: the address of {kind} cannot be read") from None


def _split(kind: str, address: str) -> SplitResult:
    found = urlsplit(address)
    if not (found.netloc or found.path):
        raise UnknownAnchor(f"JEHAT_ANCHORS: {kind} has no address")
    return found
