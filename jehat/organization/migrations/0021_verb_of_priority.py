from django.db import migrations


def give(apps, schema_editor):
    """Whoever may ask that a case be postponed may say how urgent it is, as far."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    held = set(live.filter(verb="case.prioritise").values_list("role", flat=True))
    who = {one.role_id: one for one in live.filter(verb="case.postpone") if one.role_id not in held}
    Grant.objects.bulk_create(
        Grant(role_id=role, verb="case.prioritise", entity_id=one.entity_id, scope=one.scope)
        for role, one in who.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0020_verbs_of_casework"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
