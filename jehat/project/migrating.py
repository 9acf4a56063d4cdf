"""Migrations that make again only the models they change: of all that Django makes, most is never looked at.

Django makes anew, for every operation, the changed model and whatever is related to it, and here everything is related
to its entity: that was most of a first start. The tables depend on the changed model alone. Where an operation may
depend on more than that, Django's own way is taken; a migration that runs code sees all models whole in any case.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.operations import CreateExtension
from django.core.management import call_command
from django.core.management.commands import migrate as command
from django.db import migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

PLAIN = (
    migrations.CreateModel,
    migrations.AddField,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.AddConstraint,
    migrations.RemoveConstraint,
    migrations.AlterModelOptions,
    CreateExtension,
    migrations.RunSQL,
    migrations.RunPython,
)


def migrate() -> None:
    """Bring the database to the tables of this release."""
    with _instead(command, "MigrationExecutor", LeanExecutor):
        call_command("migrate", interactive=False, verbosity=0)


class LeanExecutor(MigrationExecutor):
    """Applies as Django does, with fewer models made."""

    def apply_migration(self, state: ProjectState, migration: migrations.Migration, **options: Any) -> ProjectState:
        if not all(map(_is_plain, migration.operations)):
            state.clear_delayed_apps_cache()
            return super().apply_migration(state, migration, **options)
        with _instead(ProjectState, "_find_reload_model", _find_alone):
            return super().apply_migration(state, migration, **options)


def _is_plain(operation: Any) -> bool:
    if isinstance(operation, migrations.AlterField):
        # What others point at may have to change with them.
        field = operation.field
        return not (field.is_relation or field.primary_key or field.unique)
    return isinstance(operation, PLAIN)


def _find_alone(state: ProjectState, area: str, name: str, delay: bool = False) -> set[tuple[str, str]]:
    """The model, and those that inherit from it; code of a migration, told by `is_delayed`, has all made for it."""
    state.is_delayed = True
    found = {(area, name.lower())}
    for key, model in state.models.items():
        if f"{area}.{name}".lower() in [base.lower() for base in model.bases if isinstance(base, str)]:
            found |= _find_alone(state, *key)
    return found


@contextmanager
def _instead(owner: Any, name: str, value: Any) -> Iterator[None]:
    former = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, former)
