from django.db import migrations

VERBS = ("case.reopen", "case.decide_appeal")


def give(apps, schema_editor):
    """Who sees a department's cases looks after what becomes of those that were closed."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    heads = dict(live.filter(verb="case.see", scope="department").values_list("role", "entity"))
    held = set(live.filter(verb__in=VERBS).values_list("role", "verb"))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=verb, entity_id=entity, scope="department")
        for role, entity in heads.items()
        for verb in VERBS
        if (role, verb) not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0019_calendar_stamp"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
