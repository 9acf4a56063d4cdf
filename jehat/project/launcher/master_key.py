"""The master key on the first start: made once, its recovery sheet shown once, and never replaced in silence."""

import os
import sys
from pathlib import Path

from .places import Places, kek_uri
from .refusal import Refusal

MADE = "master_key_made"


def file() -> Path | None:
    """Where the master key lies, if it is kept in a file."""
    scheme, _, name = kek_uri().partition(":")
    return Path(name).expanduser() if scheme == "file" else None


def is_wanted(places: Places) -> bool:
    """Whether a key must be made now; Refusal if one was made before and is gone."""
    key = file()
    if key is None or _exists(key):
        return False
    if (places.secrets / MADE).exists():
        raise Refusal("kek_missing", file=key)
    return True


def _exists(key: Path) -> bool:
    try:
        return key.exists()
    except PermissionError:
        return False


def note_made(places: Places) -> None:
    """Remember that data is encrypted from now on."""
    (places.secrets / MADE).touch(mode=0o600)


def main() -> int:
    """Make the key file and print its recovery sheet; its own process, so that the supervisor never holds the key."""
    from jehat.core.crypto.kek import FileKek

    key = file()
    try:
        print(FileKek.create(key))
    except FileExistsError:
        pass
    except OSError:
        return Refusal("kek_not_writable", file=key).show()
    return 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
