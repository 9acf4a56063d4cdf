"""Who oversees gets the verbs for it, and who looks after an entity those that look after urgent access."""

from django.db import migrations

INSPECTION = (
    "oversight.see",
    "oversight.export_movement",
    "oversight.break_glass",
    "oversight.see_glasses",
    "oversight.review_glass",
)
OVERSEEING = ("oversight.see_glasses", "oversight.end_glass", "oversight.review_glass")


def give(apps, schema_editor):
    """The roles of inspectors by their code; those of administrators and supervisors by what they may do already."""
    Role, Grant = apps.get_model("organization", "Role"), apps.get_model("organization", "Grant")
    live = Grant.objects.filter(role__isnull=False, effect="allow", withdrawn_at__isnull=True)
    wanted = {}
    for role in Role.objects.filter(code="oversight", entity__kind="oversight"):
        wanted |= {(role.pk, verb): (role.entity_id, "across") for verb in INSPECTION}
    for grant in live.filter(verb="organization.change_employee"):
        wanted |= {(grant.role_id, verb): (grant.entity_id, "entity") for verb in OVERSEEING}
    for grant in live.filter(verb="case.see", scope="department"):
        wanted[grant.role_id, "oversight.mark_about"] = grant.entity_id, "department"
    held = set(live.values_list("role", "verb"))
    Grant.objects.bulk_create(
        Grant(role_id=role, verb=verb, entity_id=entity, scope=scope)
        for (role, verb), (entity, scope) in wanted.items()
        if (role, verb) not in held
    )


class Migration(migrations.Migration):
    dependencies = [("organization", "0014_verbs_of_the_record")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
