from django.db import migrations

VERB = "case.expedite"


def give(apps, schema_editor):
    """Who sees a department's cases urges them on."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb=VERB).values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=one.role_id, verb=VERB, entity_id=one.entity_id, scope="department")
        for one in live.filter(verb="case.see", scope="department")
        if one.role_id not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0027_verb_of_distribution"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
