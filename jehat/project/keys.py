"""Errands of the keys: `jehat keys status`, `verify`, `rotate-kek`, `restore`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings

from jehat.project.launcher import master_key, places
from jehat.project.launcher.refusal import Refusal
from jehat.project.launcher.standing import Standing


def status() -> int:
    """One line for each key of the ring: whose, of which class and generation, and its state."""
    from jehat.core.crypto import keyring

    for key in keyring.status():
        print(f"{key['tenant']}  {key['key_class']:8} {key['generation']:3}  {key['state']:12}  {key['kek_uri']}")
    return 0


def verify() -> int:
    """Open every key; exit code 1 when one does not open."""
    from jehat.core.crypto import keyring

    found = keyring.verify()
    failed = [key for key in found if not key["opens"]]
    for key in failed:
        print(f"{key['tenant']}  {key['key_class']:8} {key['generation']:3}  {key['problem']}")
    print(f"{len(found) - len(failed)} / {len(found)}")
    return 1 if failed else 0


def rotate_kek() -> int:
    """A new master key in the old one's place; the old one stays beside it for the backups that still need it.

    Interrupted anywhere it can be run again: until the very end both files are there, and both are tried.
    """
    from jehat.core.crypto import keyring
    from jehat.core.crypto.kek import FileKek

    file = _key_file_of_stopped_platform()
    draft = file.with_name(f"{file.name}.new")
    if not draft.exists():
        print(FileKek.create(draft))
    settings.JEHAT_KEK_FORMER = [f"file:{draft}"]
    count = keyring.rewrap_all(FileKek(draft))
    file.rename(file.with_name(f"{file.name}.{datetime.now(UTC):%Y%m%d%H%M%S}"))
    draft.rename(file)
    print(f"{count} ✓")
    return 0


def restore() -> int:
    """Write the master key of a recovery sheet; a file that is there is never replaced."""
    from jehat.core.crypto.errors import KeyUnavailable
    from jehat.core.crypto.kek import FileKek

    file = master_key.file()
    if file is None:
        return Refusal("kek_not_file").show()
    try:
        FileKek.from_recovery(sys.stdin.read(), file)
    except FileExistsError:
        return Refusal("kek_exists", file=file).show()
    except KeyUnavailable as error:
        return Refusal("sheet_unreadable", reason=error).show()
    return 0


def _key_file_of_stopped_platform() -> Path:
    standing = Standing(places.Places(places.home()))
    if standing.is_held():
        raise Refusal("keys_in_use")
    file = master_key.file()
    if file is None:
        raise Refusal("kek_not_file")
    return file


ERRANDS = {"status": status, "verify": verify, "rotate-kek": rotate_kek, "restore": restore}


def main() -> int:
    django.setup()
    try:
        return ERRANDS[sys.argv[1]]()
    except Refusal as refusal:
        return refusal.show()


if __name__ == "__main__":
    sys.exit(main())
