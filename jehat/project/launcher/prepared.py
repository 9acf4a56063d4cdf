"""What was prepared the last time, so that a start with nothing new to do does nothing."""

import hashlib
import importlib.metadata
import json
from typing import Any

import psycopg

from .places import PACKAGE, Places

KEPT = (
    "*/migrations/*.py",
    "*/static/**/*",
    "*/walls.py",
    "core/walls/*.py",
    "project/databases.py",
    "project/settings.py",
)
FROM_OTHERS = ("django", "django-allauth", "procrastinate", "whitenoise")
STATE = """
SELECT (SELECT system_identifier FROM pg_control_system())::text,
       (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
       (SELECT max(id) FROM django_migrations), (SELECT count(*) FROM django_migrations)
"""


class Prepared:
    """Compares the code and the database of now with those of the last preparation."""

    def __init__(self, places: Places) -> None:
        self.file = places.run / "prepared.json"
        self.static = places.static
        self.known = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            return json.loads(self.file.read_text())
        except (OSError, ValueError):
            return {}

    def is_current(self, parameters: dict[str, str]) -> bool:
        return (
            bool(self.known)
            and self.known.get("code") == fingerprint()
            and self.known.get("database") == database_state(parameters)
            and any(self.static.iterdir())
        )

    def is_seeded(self) -> bool:
        return "cast" in self.known

    def write(self, parameters: dict[str, str], **facts: Any) -> None:
        state = database_state(parameters)
        # What was known of another database, as before the folder of this one was replaced, is not known of this.
        same = self.known if (self.known.get("database") or [])[:2] == (state or [])[:2] else {}
        self.known = {**same, "code": fingerprint(), "database": state, **facts}
        self.file.write_text(json.dumps(self.known))
        self.file.chmod(0o600)


def fingerprint() -> str:
    """A digest of everything a preparation depends on: migrations, walls, static files, grants, settings, packages."""
    digest = hashlib.sha256()
    for pattern in KEPT:
        for file in sorted(PACKAGE.glob(pattern)):
            if file.is_file():
                known = file.stat()
                digest.update(f"{file.relative_to(PACKAGE)} {known.st_size} {known.st_mtime_ns}\n".encode())
    for name in FROM_OTHERS:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    return digest.hexdigest()


def database_state(parameters: dict[str, str]) -> list[Any] | None:
    """Which database this is and how far it has been migrated; None where nothing has."""
    try:
        with psycopg.connect(**parameters, connect_timeout=10) as connection:
            return list(connection.execute(STATE).fetchone() or [])
    except psycopg.Error:
        return None
