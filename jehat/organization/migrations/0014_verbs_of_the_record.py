from django.db import migrations

WATCH = ("record.see", "record.export", "presence.see")


def give(apps, schema_editor):
    """Who sees a department's cases reads its record; who manages the people of an entity, that of the entity."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    wanted = {}
    for grant in live.filter(verb="case.see", scope="department"):
        wanted |= {(grant.role_id, verb): (grant.entity_id, "department") for verb in WATCH}
    for grant in live.filter(verb="organization.change_employee"):
        verbs = (*WATCH, "organization.end_presence")
        wanted |= {(grant.role_id, verb): (grant.entity_id, "entity") for verb in verbs}
    held = set(live.values_list("role", "verb"))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=verb, entity_id=entity, scope=scope)
        for (role, verb), (entity, scope) in wanted.items()
        if (role, verb) not in held
    )


class Migration(migrations.Migration):
    dependencies = [("organization", "0013_clearance")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
