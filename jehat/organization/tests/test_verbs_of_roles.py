"""An entity that began before keeps what its roles could do, now as grants."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from django.apps import apps as installed
from django.db.migrations import RunPython

from jehat.organization import roles
from jehat.organization.models import Grant, Role

former = import_module("jehat.organization.migrations.0007_verbs_of_roles")
migration = import_module("jehat.organization.migrations.0011_grants_of_roles")


def later():
    """The data migrations since, in their order."""
    for file in sorted(Path(migration.__file__).parent.glob("0*.py")):
        if file.stem > "0012":
            operations = import_module(f"jehat.organization.migrations.{file.stem}").Migration.operations
            yield from (one.code for one in operations if isinstance(one, RunPython))


def test_each_starting_role_gets_what_new_entities_get(world):
    """A verb that is added to the starting roles needs a data migration: entities that exist get it by that."""
    Grant.objects.all().delete()
    for role in Role.objects.exclude(code=roles.OVERSIGHT):
        for verb, scope in migration.grants_of(former.STARTING[role.code]["verbs"]).items():
            Grant.objects.create(entity=role.entity, role=role, verb=verb, scope=scope)
    for give in later():
        give(installed, None)
    for role in Role.objects.filter(entity=world.entity):
        begun = dict(role.grants.values_list("verb", "scope"))
        assert begun == roles.STARTING[role.code]["grants"], role.code


def test_what_a_role_has_already_is_left_as_it_is(world):
    apps = SimpleNamespace(get_model=lambda area, name: {"Role": Role, "Grant": Grant}[name])
    before = Grant.objects.count()
    migration.give(apps, None)
    assert Grant.objects.count() == before


def test_who_saw_a_department_works_in_it_and_who_saw_his_own_in_that():
    assert migration.grants_of(["case.note", "case.see_department"])["case.note"] == "department"
    assert migration.grants_of(["case.note"])["case.see"] == "own"
    assert migration.grants_of(["own.verb"]) == {"own.verb": "entity"}
