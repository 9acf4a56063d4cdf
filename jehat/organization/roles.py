"""The roles every entity starts with, and the verbs of each: data, not code."""

from django.utils.translation import gettext_lazy as _

OFFICER, SUPERVISOR, ADMINISTRATOR, OVERSIGHT = "officer", "supervisor", "entity_admin", "oversight"

WORK = ("case.comment", "case.note", "case.ask", "case.assign", "case.refer", "case.complete", "case.reject")
REACH = ("case.see_department",)
ADMINISTRATION = (
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
)

# An administrator manages people and reads no case; an inspector has no verb until a report gives him one.
STARTING = {
    OFFICER: {"name_ar": "موظف مختص", "name_en": "Officer", "verbs": WORK},
    SUPERVISOR: {"name_ar": "مشرف", "name_en": "Supervisor", "verbs": WORK + REACH},
    ADMINISTRATOR: {"name_ar": "مسؤول المنصة في الجهة", "name_en": "Entity administrator", "verbs": ADMINISTRATION},
}
OF_OVERSIGHT = {OVERSIGHT: {"name_ar": "مفتش رقابي", "name_en": "Oversight inspector", "verbs": ()}}

# What a role means, for whoever gives it.
MEANING = {
    OFFICER: _("works on the cases given to the employee"),
    SUPERVISOR: _("sees and directs the cases of a whole department, and its queue"),
    ADMINISTRATOR: _("manages departments and employees, and reads no case"),
    OVERSIGHT: _("sees the movement of cases, and reads none"),
}


def starting_roles(entity) -> dict[str, dict]:
    """The roles an entity begins with, by their code: {code: {name_ar, name_en, verbs}}."""
    return STARTING | (OF_OVERSIGHT if entity.kind == entity.Kind.OVERSIGHT else {})
