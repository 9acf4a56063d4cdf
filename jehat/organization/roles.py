"""The roles every entity starts with, and the verbs of each: data, not code."""

from django.utils.translation import gettext_lazy as _

OFFICER, SUPERVISOR, ADMINISTRATOR, OVERSIGHT = "officer", "supervisor", "entity_admin", "oversight"
CLERK = "clerk"

WORK = ("case.comment", "case.note", "case.ask", "case.assign", "case.refer", "case.complete", "case.reject")
REACH = ("case.see_department", "reply.write_department")
COUNTER = ("case.submit_for", "people.verify_identity")
ADMINISTRATION = (
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
)

# An administrator manages people and reads no case; an inspector has no verb until a report gives him one.
STARTING = {
    OFFICER: {"name_ar": "موظف مختص", "name_en": "Officer", "verbs": WORK},
    SUPERVISOR: {"name_ar": "مشرف", "name_en": "Supervisor", "verbs": WORK + REACH + COUNTER},
    CLERK: {"name_ar": "موظف استقبال", "name_en": "Counter clerk", "verbs": WORK + COUNTER},
    ADMINISTRATOR: {"name_ar": "مسؤول المنصة في الجهة", "name_en": "Entity administrator", "verbs": ADMINISTRATION},
}
OF_OVERSIGHT = {OVERSIGHT: {"name_ar": "مفتش رقابي", "name_en": "Oversight inspector", "verbs": ()}}

# What a role means, for whoever gives it.
MEANING = {
    OFFICER: _("works on the cases given to the employee"),
    SUPERVISOR: _("sees and directs the cases of a whole department, and its queue"),
    CLERK: _("files cases for visitors at the counter, and works on those given to the employee"),
    ADMINISTRATOR: _("manages departments and employees, and reads no case"),
    OVERSIGHT: _("sees the movement of cases, and reads none"),
}


def starting_roles(entity) -> dict[str, dict]:
    """The roles an entity begins with, by their code: {code: {name_ar, name_en, verbs}}."""
    return STARTING | (OF_OVERSIGHT if entity.kind == entity.Kind.OVERSIGHT else {})
