from django.db import migrations


def give(apps, schema_editor):
    """Who manages the people of an entity also keeps its working hours and holidays."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb="calendar.change").values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=one.role_id, verb="calendar.change", entity_id=one.entity_id, scope="entity")
        for one in live.filter(verb="organization.change_employee")
        if one.role_id not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0020_verbs_after_closing"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
