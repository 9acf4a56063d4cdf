from django.db import migrations

DECIDE = "case.grant_postponement"


def give(apps, schema_editor):
    """Who works on cases asks that one be postponed, as far as he works; who sees those of a department decides."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    wanted = {
        (one.role_id, "case.postpone"): (one.entity_id, one.scope)
        for one in live.filter(verb="case.ask", scope__in=("own", "department", "subtree", "entity"))
    }
    heads = live.filter(verb="case.see", scope="department")
    wanted |= {(one.role_id, DECIDE): (one.entity_id, "department") for one in heads}
    held = set(live.filter(verb__in=("case.postpone", DECIDE)).values_list("role", "verb"))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=verb, entity_id=entity, scope=scope)
        for (role, verb), (entity, scope) in wanted.items()
        if (role, verb) not in held
    )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0022_appeal"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
