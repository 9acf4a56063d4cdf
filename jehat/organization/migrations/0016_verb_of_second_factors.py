from django.db import migrations


def give(apps, schema_editor):
    """Who signs the people of an entity out also resets a second factor that was lost."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb="organization.reset_second_factor").values_list("role", flat=True))
    Grant.objects.bulk_create(
        Grant(role_id=one.role_id, verb="organization.reset_second_factor", entity_id=one.entity_id, scope="entity")
        for one in live.filter(verb="organization.end_presence")
        if one.role_id not in held
    )


class Migration(migrations.Migration):
    dependencies = [("organization", "0015_verbs_of_oversight")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
