from django.db import migrations

VERB = "distribution.change"


def give(apps, schema_editor):
    """Who sees a department's cases says how they are shared; who manages the people of an entity, of all."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    wanted = {one.role_id: (one.entity_id, "department") for one in live.filter(verb="case.see", scope="department")}
    wanted |= {one.role_id: (one.entity_id, "entity") for one in live.filter(verb="organization.change_employee")}
    held = set(live.filter(verb=VERB).values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=VERB, entity_id=entity, scope=scope)
        for role, (entity, scope) in wanted.items()
        if role not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0026_journeys"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
