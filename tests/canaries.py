"""Words that exist nowhere else in the world, and a search that finds them on a disk in whatever spelling.

    canaries = Canaries()
    form["subject"] = canaries.said("subject")
    assert canaries.found_in([platform.home]) == {}

The search itself is GNU grep's, which knows all spellings at once.
"""

import base64
import json
import os
import secrets
import string
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

ARABIC = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
LENGTH = 14
AT_ONCE = 2000


class Canaries:
    """The words of one story, each known by the field it was typed into."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def arabic(self, field: str) -> str:
        return self._new(f"{field} (Arabic)", ARABIC)

    def latin(self, field: str) -> str:
        return self._new(f"{field} (Latin)", string.ascii_lowercase)

    def said(self, field: str) -> str:
        """A line with a word of each alphabet."""
        return f"{self.arabic(field)} {self.latin(field)}"

    def kept(self, field: str, value: str) -> str:
        """Something of a form of its own, such as a number; found as it is written here."""
        self.words[field] = value
        return value

    def _new(self, field: str, letters: str) -> str:
        return self.kept(field, "".join(secrets.choice(letters) for _ in range(LENGTH)))

    def found_in(self, places: Iterable[Path]) -> dict[str, set[str]]:
        """Each field whose word lies in one of these files or folders, with the files it lies in."""
        fields = {spelling: field for field, word in self.words.items() for spelling in spellings(word)}
        found = defaultdict(set)
        for file, spelling in _grep(fields, map(str, places)):
            found[fields[spelling]].add(file)
        return dict(found)


def spellings(word: str) -> set[bytes]:
    """How a word may lie on a disk: plain, as UTF-16, escaped in JSON and in addresses, in hexadecimal and base64."""
    utf8, utf16 = word.encode(), word.encode("utf-16-le")
    found = {utf8, utf16, word.encode("utf-16-be"), json.dumps(word)[1:-1].encode(), quote(word).encode()}
    for raw in (utf8, utf16):
        found |= {raw.hex().encode(), raw.hex().upper().encode(), *_base64(raw)}
    return found


def _base64(raw: bytes) -> Iterator[bytes]:
    """In a longer text a word begins at any of three places; the letters it shares with its neighbours are left out."""
    for before in range(3):
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(b"\0" * before + raw)[first:last]


def _grep(spellings: Iterable[bytes], places: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(file, spelling) for every match; grep knows all spellings at once, which Python would look for one by one."""
    given = sorted(places)
    patterns = b"\n".join(spellings) + b"\n"
    for start in range(0, len(given), AT_ONCE):
        command = ["grep", "-r", "-s", "-D", "skip", "-a", "-o", "-H", "-Z", "-F", "-f", "-", "--"]
        done = subprocess.run(
            [*command, *given[start : start + AT_ONCE]],
            input=patterns,
            stdout=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        for line in done.stdout.splitlines():
            file, _, spelling = line.partition(b"\0")
            yield file.decode(errors="replace"), spelling


def newer_files(root: Path, since: float, *, but: Iterable[Path] = ()) -> Iterator[Path]:
    """Files under a folder written since a moment (seconds since the epoch), outside the folders named by `but`."""
    without = {str(path) for path in but}
    for folder, folders, names in os.walk(root, onerror=None):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in without]
        for name in names:
            file = Path(folder, name)
            try:
                known = file.lstat()
            except OSError:
                continue
            if known.st_mtime >= since and file.is_file() and not file.is_symlink():
                yield file
