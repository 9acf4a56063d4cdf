"""Tables for the tests of what is taken in."""

from jehat.organization import actions

DEPARTMENTS = ["code", "name_ar", "name_en", "parent"]
EMPLOYEES = ["email", "first_ar", "family_ar", "department", "role", "takes_cases"]


def handed_in(world, table, heads, *rows, by=None):
    """A table as an administrator hands it in."""
    return actions.hand_in_batch(
        by=by or world.admin.user, entity=world.entity, table=table, rows=[heads, *(list(row) for row in rows)]
    )
