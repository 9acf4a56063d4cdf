"""Bring a database and the static files up to this release; run by the owner of the tables before anything starts."""

import sys

import django
from django.core.management import call_command
from django.db import connection

from jehat.project import databases


def prepare() -> None:
    """Migrate, give the application's role what it needs and no more, collect the static files."""
    call_command("migrate", interactive=False, verbosity=0)
    databases.grant(connection, databases.from_environment("app")["USER"])
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    django.setup()
    prepare()
    sys.exit(0)
