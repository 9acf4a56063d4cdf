from django.db import migrations


def clear(apps, schema_editor):
    """Whoever works on cases reaches the first level above the ordinary, as he did before there were levels."""
    sees = apps.get_model("organization", "Grant").objects.filter(verb="case.see", effect="allow", role__isnull=False)
    sees.filter(highest=0).update(highest=1)


def give(apps, schema_editor):
    """Who directs a department says how secret its cases are; who administers an entity writes its levels."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(effect="allow", role__isnull=False, withdrawn_at__isnull=True)
    directs = live.filter(verb="case.see", scope="department")
    administers = live.filter(verb="organization.change_department")
    for found, verb, scope in (
        (directs, "case.classify", "department"),
        (administers, "organization.write_level", "entity"),
    ):
        had = set(live.filter(verb=verb).values_list("role_id", flat=True))
        Grant.objects.bulk_create(
            Grant(entity_id=one.entity_id, role_id=one.role_id, verb=verb, scope=scope)
            for one in found
            if one.role_id not in had
        )


class Migration(migrations.Migration):
    dependencies = [("organization", "0012_role_without_verbs")]

    operations = [
        migrations.RunPython(clear, migrations.RunPython.noop),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
