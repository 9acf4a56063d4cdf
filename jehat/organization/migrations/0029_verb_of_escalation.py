from django.db import migrations

VERB = "escalation.change"


def give(apps, schema_editor):
    """Who keeps the calendar of an entity says when its cases climb."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb=VERB).values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=one.role_id, verb=VERB, entity_id=one.entity_id, scope="entity")
        for one in live.filter(verb="calendar.change", scope="entity")
        if one.role_id not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0028_verb_of_urging"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
