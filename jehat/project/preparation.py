"""Bring a database and the static files up to this release; run by the owner of the tables before anything starts."""

import subprocess
import sys

import django
from django.db import connection

from jehat.core.walls import seen_as
from jehat.core.walls.raising import raise_walls
from jehat.project import databases, garbage
from jehat.project.migrating import migrate


def prepare() -> None:
    """Migrate, raise the walls, give the application's role what it needs and no more, collect the static files."""
    # Of htmx the pages load our own copy; those that its package brings need not be packed.
    with subprocess.Popen(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0", "--ignore=django_htmx"]
    ) as files:
        # A second core has nothing else to do by then, and neither needs the other.
        _prepare_database()
    if files.returncode:
        raise SystemExit(files.returncode)


@seen_as.platform()
def _prepare_database() -> None:
    migrate()
    raise_walls(connection)
    databases.grant(connection, databases.from_environment("app")["USER"])
    note_restore()


def note_restore() -> None:
    """A database that was restored begins an era of its record before anybody writes into it."""
    from jehat.audit import sealer
    from jehat.audit.models import Era

    if Era.objects.exists():
        sealer.begin_era_if_due()


if __name__ == "__main__":
    django.setup()
    # Migrating makes models by the thousand: looking for garbage among them all along took a fifth of it.
    garbage.seek_rarely()
    prepare()
    sys.exit(0)
