"""Migrations that make few models make the same tables, and see all models where they run code."""

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

from jehat.project import migrating

TABLES = {
    model._meta.db_table: model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.managed and not model._meta.proxy
}
COLUMNS = """
SELECT attname, attnotnull, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
"""


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_as_its_model_says(table):
    """The tests' database was made by these migrations: its columns, references, indexes and constraints are whole."""
    model = TABLES[table]
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [table])
        columns = {name: is_filled for name, is_filled, _ in cursor.fetchall()}
        made = connection.introspection.get_constraints(cursor, table)
    fields = model._meta.local_concrete_fields
    assert columns == {field.column: not field.null for field in fields}
    named = {one.name for one in (*model._meta.indexes, *model._meta.constraints)}
    assert named <= set(made)
    referring = {one["columns"][0] for one in made.values() if one["foreign_key"]}
    assert referring == {field.column for field in fields if field.remote_field and field.db_constraint}
    keyed = {tuple(one["columns"]) for one in made.values() if one["index"] or one["unique"] or one["primary_key"]}
    wanted = {(field.column,) for field in fields if field.primary_key or field.unique or field.db_index}
    assert wanted <= keyed


def state(*named):
    found = ProjectState()
    for name, fields, bases in named:
        found.add_model(ModelState("ours", name, [("id", models.AutoField(primary_key=True)), *fields], bases=bases))
    return found


def test_only_the_changed_model_is_made_again_with_those_that_inherit():
    to_first = models.ForeignKey("ours.First", models.CASCADE)
    link = models.OneToOneField("ours.First", models.CASCADE, parent_link=True)
    known = state(("First", [], (models.Model,)), ("Second", [("first", to_first)], (models.Model,)))
    known.add_model(ModelState("ours", "Third", [("first_ptr", link)], bases=("ours.first",)))
    assert migrating._find_alone(known, "ours", "first") == {("ours", "first"), ("ours", "third")}
    assert known.is_delayed


@pytest.mark.parametrize(
    ("operation", "is_plain"),
    [
        (migrations.AddField("first", "word", models.CharField(max_length=9)), True),
        (migrations.AlterField("first", "word", models.CharField(max_length=10)), True),
        (migrations.AlterField("first", "id", models.BigAutoField(primary_key=True)), False),
        (migrations.AlterField("first", "code", models.CharField(max_length=9, unique=True)), False),
        (migrations.AlterField("second", "first", models.ForeignKey("ours.First", models.PROTECT)), False),
        (migrations.RenameField("first", "word", "name"), False),
        (migrations.RunPython(migrations.RunPython.noop), True),
    ],
)
def test_what_may_reach_others_is_left_to_django(operation, is_plain, monkeypatch):
    taken = []
    own = ProjectState._find_reload_model
    monkeypatch.setattr(
        MigrationExecutor,
        "apply_migration",
        lambda self, state, migration, **options: taken.append(ProjectState._find_reload_model is not own),
    )
    migration = type("Migration", (migrations.Migration,), {"operations": [operation]})("0001_one", "ours")
    migrating.LeanExecutor.apply_migration(object.__new__(migrating.LeanExecutor), ProjectState(), migration)
    assert taken == [is_plain]
    assert ProjectState._find_reload_model is own


def test_what_is_altered_after_few_were_made_finds_all_made_anew():
    known = state(("First", [], (models.Model,)))
    made = known.apps
    migrating._find_alone(known, "ours", "first")
    known.clear_delayed_apps_cache()
    assert known.apps is not made
