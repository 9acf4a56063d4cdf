"""An entity that began before gets what its roles may do by now."""

from importlib import import_module

from django.apps import apps

from jehat.organization import roles
from jehat.organization.models import Role

migration = import_module("jehat.organization.migrations.0007_verbs_of_roles")


def test_roles_that_were_there_learn_the_new_verbs_and_lose_none(world):
    Role.objects.filter(entity=world.entity, code=roles.CLERK).delete()
    officer = Role.objects.get(entity=world.entity, code=roles.OFFICER)
    officer.verbs = ["case.comment", "own.verb"]
    officer.save()
    migration.give(apps, None)
    officer.refresh_from_db()
    assert officer.verbs[:2] == ["case.comment", "own.verb"] and set(roles.WORK) <= set(officer.verbs)
    assert set(Role.objects.get(entity=world.entity, code=roles.CLERK).verbs) == set(
        roles.STARTING[roles.CLERK]["verbs"]
    )


def test_it_gives_what_the_code_gives():
    """A verb that is added to the starting roles needs a migration like this one."""
    given = {code: set(role["verbs"]) for code, role in migration.STARTING.items()}
    assert given == {code: set(role["verbs"]) for code, role in roles.STARTING.items()}
