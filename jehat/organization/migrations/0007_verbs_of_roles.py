from django.db import migrations

# The starting roles as of this migration: what an entity that began before has not yet.
STARTING = {
    "officer": {
        "name_ar": "موظف مختص",
        "name_en": "Officer",
        "verbs": [
            "case.comment",
            "case.note",
            "case.ask",
            "case.assign",
            "case.refer",
            "case.complete",
            "case.reject",
        ],
    },
    "supervisor": {
        "name_ar": "مشرف",
        "name_en": "Supervisor",
        "verbs": [
            "case.comment",
            "case.note",
            "case.ask",
            "case.assign",
            "case.refer",
            "case.complete",
            "case.reject",
            "case.see_department",
            "reply.write_department",
            "case.submit_for",
            "people.verify_identity",
        ],
    },
    "clerk": {
        "name_ar": "موظف استقبال",
        "name_en": "Counter clerk",
        "verbs": [
            "case.comment",
            "case.note",
            "case.ask",
            "case.assign",
            "case.refer",
            "case.complete",
            "case.reject",
            "case.submit_for",
            "people.verify_identity",
        ],
    },
    "entity_admin": {
        "name_ar": "مسؤول المنصة في الجهة",
        "name_en": "Entity administrator",
        "verbs": [
            "reply.write_entity",
            "organization.see",
            "organization.add_department",
            "organization.change_department",
            "organization.add_employee",
            "organization.invite_employee",
            "organization.change_employee",
            "organization.deactivate_employee",
            "organization.reactivate_employee",
            "organization.record_absence",
            "organization.end_absence",
            "integration.manage",
            "organization.change_brand",
            "organization.change_contact",
            "catalogue.see_kinds",
            "catalogue.add_kind",
            "catalogue.write_version",
            "catalogue.discard_draft",
            "catalogue.publish_kind",
            "catalogue.retire_kind",
            "catalogue.restore_version",
            "catalogue.change_wording",
            "catalogue.write_article",
            "catalogue.publish_article",
            "catalogue.retire_article",
            "message.resend",
            "message.dismiss",
            "template.write",
        ],
    },
}


def give(apps, schema_editor):
    """Every entity gets the starting roles it lacks, and each of them the verbs that came since; none loses any."""
    Entity, Role = apps.get_model("organization", "Entity"), apps.get_model("organization", "Role")
    for entity in Entity.objects.all():
        for code, role in STARTING.items():
            found = Role.objects.filter(entity=entity, code=code).first()
            if found is None:
                Role.objects.create(entity=entity, code=code, **role)
                continue
            found.verbs = [*found.verbs, *(verb for verb in role["verbs"] if verb not in found.verbs)]
            found.save(update_fields=["verbs"])


class Migration(migrations.Migration):
    dependencies = [("organization", "0006_in_place")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
