from django.db import migrations

RECEIVE, OFFER = "appointment.check_in", "appointment.offer"


def give(apps, schema_editor):
    """Whoever works on cases receives people in his department; who sees a department's cases says when."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    wanted = {(one.role_id, RECEIVE): one.entity_id for one in live.filter(verb="case.see").exclude(scope="across")}
    wanted |= {(one.role_id, OFFER): one.entity_id for one in live.filter(verb="case.see", scope="department")}
    held = set(live.filter(verb__in=(RECEIVE, OFFER)).values_list("role", "verb"))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=verb, entity_id=entity, scope="department")
        for (role, verb), entity in wanted.items()
        if (role, verb) not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0023_verbs_of_times"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
