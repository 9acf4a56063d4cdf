"""The walls of all areas, put into the database by the owner of the tables after every migration."""

import hashlib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import models, transaction

from .policies import ENTITY, PLATFORM, Opening, policies, sight_of


def raise_walls(connection: Any) -> None:
    """Make the database's walls those that the areas name; where they stand already, nothing is touched."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for function in functions():
            cursor.execute(function)
        standing = _standing(cursor)
        for model, openings in walls().items():
            _raise(cursor, model, openings, standing.get(model._meta.db_table, {}))


def walls() -> dict[type[models.Model], list[Opening]]:
    """Every table that stands behind walls, with its openings, those first that are asked for little."""
    named: dict[type[models.Model], list[Opening]] = {}
    for wall in _of_areas("WALLS"):
        named.setdefault(apps.get_model(wall.label), [PLATFORM]).extend(wall.openings)
    return {model: sorted(openings, key=_cost) for model, openings in named.items()}


def functions() -> list[str]:
    """What the database is taught: what the areas write, and to see rows by their keys."""
    standing = walls()
    found = [(model, opening) for model, openings in standing.items() for opening in openings]
    parents = dict.fromkeys(opening.looks_up(model) for model, opening in found if opening.looks_up)
    return [*(sight_of(parent, standing[parent]) for parent in parents), *_of_areas("FUNCTIONS")]


def _cost(opening: Opening) -> int:
    return [ENTITY, PLATFORM].index(opening) if opening in (ENTITY, PLATFORM) else 2 + bool(opening.looks_up)


def _of_areas(name: str) -> Iterator[Any]:
    for area in apps.get_app_configs():
        if area.name.startswith("jehat.") and area.label != "core" and find_spec(f"{area.name}.walls"):
            yield from getattr(import_module(f"{area.name}.walls"), name, ())


def _raise(cursor: Any, model: type[models.Model], openings: list[Opening], standing: dict[str, str]) -> None:
    table, wanted = model._meta.db_table, policies(model, openings)
    for name in standing.keys() - wanted.keys():
        cursor.execute(f"DROP POLICY {name} ON {table}")
    for name, policy in wanted.items():
        digest = hashlib.sha256(policy.encode()).hexdigest()
        if standing.get(name) != digest:
            cursor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")
            cursor.execute(f"CREATE POLICY {name} ON {table} {policy}")
            cursor.execute(f"COMMENT ON POLICY {name} ON {table} IS '{digest}'")
    cursor.execute("SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table])
    if not cursor.fetchone()[0]:
        cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")


def _standing(cursor: Any) -> dict[str, dict[str, str]]:
    """The policies that stand, by table and name, with the digest of their definitions."""
    cursor.execute(STANDING)
    found: dict[str, dict[str, str]] = {}
    for table, name, digest in cursor.fetchall():
        found.setdefault(table, {})[name] = digest
    return found


STANDING = """
SELECT relname, polname, obj_description(pg_policy.oid, 'pg_policy')
FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
WHERE relnamespace = 'public'::regnamespace
"""
