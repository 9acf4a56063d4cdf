"""What a role could do, by the list of its verbs, becomes grants: each verb as far as it reached in truth."""

from django.db import migrations

# Verbs of work reached what the employee held, and his whole department where the role could see that.
WORK = (
    "case.comment",
    "case.note",
    "case.ask",
    "case.assign",
    "case.refer",
    "case.complete",
    "case.reject",
)
SEES_MORE = "case.see_department"
OF_DEPARTMENT = ("reply.write_department",)
DELEGATION = ("delegation.give", "delegation.end")
GRANTING = ("role.create", "role.change", "role.retire", "grant.give", "grant.deny", "grant.withdraw")
GRANTS_OTHERS = "organization.change_employee"


def grants_of(verbs) -> dict[str, str]:
    """The scope of each verb that a role with this list of verbs gets."""
    sees_more = SEES_MORE in verbs
    found = {verb: "entity" for verb in verbs if verb != SEES_MORE}
    work = ["case.see", *(verb for verb in verbs if verb in WORK)]
    if sees_more or len(work) > 1:
        found |= dict.fromkeys(work, "department" if sees_more else "own") | dict.fromkeys(DELEGATION, "own")
    if GRANTS_OTHERS in verbs:
        found |= dict.fromkeys([*GRANTING, *DELEGATION], "entity")
    return found | {verb: "department" for verb in verbs if verb in OF_DEPARTMENT}


def give(apps, schema_editor):
    """Every role gets its grants; a role that has some already keeps them as they are."""
    Role, Grant = apps.get_model("organization", "Role"), apps.get_model("organization", "Grant")
    for role in Role.objects.filter(grants__isnull=True):
        Grant.objects.bulk_create(
            Grant(entity_id=role.entity_id, role=role, verb=verb, scope=scope)
            for verb, scope in grants_of(role.verbs).items()
        )


class Migration(migrations.Migration):
    dependencies = [("organization", "0010_grants")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
