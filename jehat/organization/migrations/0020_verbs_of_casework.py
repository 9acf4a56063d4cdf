from django.db import migrations

ANY = ("own", "department", "subtree", "entity", "across")
INSIDE = ANY[:-1]
HEADS = ("department",)

# Who has this verb, in one of these scopes, gets that verb, in that scope (None: as far as he has the first).
# What a role was given further up is not given to it again.
GIVEN = (
    ("case.see", HEADS, "case.reopen", "department"),
    ("case.see", HEADS, "case.decide_appeal", "department"),
    ("case.see", HEADS, "case.expedite", "department"),
    ("case.ask", INSIDE, "case.postpone", None),
    ("case.see", HEADS, "case.grant_postponement", "department"),
    ("case.refer", ANY, "case.refer_out", None),
    ("case.see", INSIDE, "appointment.check_in", "department"),
    ("case.see", HEADS, "appointment.offer", "department"),
    ("organization.change_employee", ANY, "distribution.change", "entity"),
    ("case.see", HEADS, "distribution.change", "department"),
    ("organization.change_employee", ANY, "calendar.change", "entity"),
    ("calendar.change", ("entity",), "escalation.change", "entity"),
)


def give(apps, schema_editor):
    """Roles that exist do with casework what the starting roles of a new entity do."""
    Grant = apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    for has, scopes, gets, scope in GIVEN:
        held = set(live.filter(verb=gets).values_list("role", flat=True))
        who = {one.role_id: one for one in live.filter(verb=has, scope__in=scopes) if one.role_id not in held}
        Grant.objects.bulk_create(
            Grant(role_id=role, verb=gets, entity_id=one.entity_id, scope=scope or one.scope)
            for role, one in who.items()
        )


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0019_casework"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
