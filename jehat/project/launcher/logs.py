"""Logs of bounded size: a full one is copied aside and emptied, so that whoever writes it need not know."""

import shutil
from pathlib import Path

MOST_BYTES, KEPT = 10 * 2**20, 5


def rotate(folder: Path) -> None:
    """Turn over every full log of the folder, and drop PostgreSQL's oldest (it turns its own over)."""
    for file in folder.glob("*.log"):
        if file.stat().st_size > MOST_BYTES:
            _turn(file)
    by_age = sorted(folder.glob("postgresql/*.log"), key=lambda file: file.stat().st_mtime)
    for file in by_age[:-KEPT]:
        file.unlink(missing_ok=True)


def _turn(file: Path) -> None:
    for number in range(KEPT - 1, 0, -1):
        older = file.with_name(f"{file.name}.{number}")
        if older.exists():
            older.rename(file.with_name(f"{file.name}.{number + 1}"))
    shutil.copyfile(file, file.with_name(f"{file.name}.1"))
    file.with_name(f"{file.name}.1").chmod(0o600)
    with open(file, "r+b") as stream:
        stream.truncate()
