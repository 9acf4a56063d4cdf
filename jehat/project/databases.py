"""Django's database from the environment: an external server by DATABASE_URL, or our own cluster in the data folder."""

import os
from typing import Any

from django.conf import settings
from django.db import transaction
from psycopg import sql

from jehat.project.launcher import external, places
from jehat.project.launcher.layout import DATABASE, ROLES, SOCKETS

ENGINE = {"ENGINE": "jehat.core.postgresql", "CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}
NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def from_environment(role: str = "app") -> dict[str, Any]:
    """DATABASES["default"] for `app` or `owner`; nothing is started, and a database not made yet is no error here."""
    folder = places.Places(places.home())
    if os.environ.get("DATABASE_URL"):
        return _django(external.parameters(role, folder))
    password = folder.secrets / ROLES[role]
    return _django(
        {
            "dbname": os.environ.get("JEHAT_DATABASE_NAME", DATABASE),
            "user": ROLES[role],
            "password": password.read_text().strip() if password.exists() else "",
            "host": str(folder.postgres / SOCKETS),
        }
    )


def _django(parameters: dict[str, str]) -> dict[str, Any]:
    named = {NAMES[name]: value for name, value in parameters.items() if name in NAMES}
    return ENGINE | named | {"OPTIONS": {name: value for name, value in parameters.items() if name not in NAMES}}


def grant(connection, role: str = ROLES["app"]) -> None:
    """Let the application's role read and write rows, and nothing else; run by the owner after every migration.

    The tables of APPEND_ONLY_TABLES may be added to and read. The role cannot create, alter, drop or truncate anything.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        for table in set(connection.introspection.table_names(cursor)).intersection(settings.APPEND_ONLY_TABLES):
            _withhold(cursor, "UPDATE, DELETE", table, role)
        _withhold(cursor, "INSERT, UPDATE, DELETE", "django_migrations", role)


def _withhold(cursor, privileges: str, table: str, role: str) -> None:
    statement = sql.SQL("REVOKE {what} ON {table} FROM {role}")
    cursor.execute(statement.format(what=sql.SQL(privileges), table=sql.Identifier(table), role=sql.Identifier(role)))


GRANTS = (
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
)
