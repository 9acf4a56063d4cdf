from django.db import migrations

VERB = "case.refer_out"


def give(apps, schema_editor):
    """Who refers a case inside his entity also sends it to another one, as far as he reaches."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb=VERB).values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=one.role_id, verb=VERB, entity_id=one.entity_id, scope=one.scope)
        for one in live.filter(verb="case.refer")
        if one.role_id not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0024_verbs_of_appointments"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
