"""The roles every entity starts with, and the verbs of each: data, not code."""

from django.utils.translation import gettext_lazy as _

OFFICER, SUPERVISOR, ADMINISTRATOR, OVERSIGHT = "officer", "supervisor", "entity_admin", "oversight"
CLERK = "clerk"

# Verbs of work on cases: an officer does them where he holds the case, a supervisor in his whole department.
WORK = (
    "case.see",
    "case.comment",
    "case.note",
    "case.ask",
    "case.assign",
    "case.refer",
    "case.refer_out",
    "case.complete",
    "case.reject",
)
REACH = ("reply.write_department", "case.classify")
# Receiving people with an appointment, and saying when a department does.
RECEIVING, OFFERING = "appointment.check_in", "appointment.offer"
# What becomes of cases that are closed.
# Putting a case off to a day is asked for by who works on it, and decided by another.
# What is worked on first is said by who works on it.
TIMES = ("case.postpone", "case.prioritise")
DECIDING = ("case.grant_postponement", "case.expedite")
AFTER = ("case.reopen", "case.decide_appeal")
COUNTER = ("case.submit_for", "people.verify_identity")
DELEGATION = ("delegation.give", "delegation.end")
# Reading the record and the presences of one's people, and taking them along.
WATCH = ("record.see", "record.export", "presence.see")
GRANTING = ("role.create", "role.change", "role.retire", "grant.give", "grant.deny", "grant.withdraw")
# Looking each quarter whether the people still need what they may do.
REVIEW = ("review.decide",)
ADMINISTRATION = (
    "reply.write_entity",
    "organization.see",
    "organization.add_department",
    "organization.change_department",
    "organization.write_level",
    "organization.add_employee",
    "organization.invite_employee",
    "organization.change_employee",
    "organization.deactivate_employee",
    "organization.reactivate_employee",
    "organization.record_absence",
    "organization.end_absence",
    "organization.end_presence",
    "organization.reset_second_factor",
    "integration.manage",
    "organization.change_brand",
    "organization.change_contact",
    "calendar.change",
    "escalation.change",
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
    "distribution.change",
)

# What is looked after when somebody reads a case beyond his post.
OVERSEEING = ("oversight.see_glasses", "oversight.end_glass", "oversight.review_glass")
INSPECTION = (
    "oversight.see",
    "oversight.export_movement",
    "oversight.break_glass",
    "oversight.see_glasses",
    "oversight.review_glass",
)


def over(scope, *verbs) -> dict[str, str]:
    """Verbs, all as far as one scope."""
    return dict.fromkeys(verbs, scope)


AT_THE_COUNTER = over("entity", *COUNTER)
OFFICERS = over("own", *WORK, *TIMES, *DELEGATION) | over("department", RECEIVING)
OVER_A_DEPARTMENT = (*WORK, *REACH, *AFTER, *WATCH, *REVIEW, "oversight.mark_about", "distribution.change")
SUPERVISORS = over("department", *OVER_A_DEPARTMENT, *TIMES, *DECIDING, RECEIVING, OFFERING) | over("own", *DELEGATION)

# An administrator manages people and reads no case; an inspector sees how all cases move, and reads one only by urgent
# access.
STARTING = {
    OFFICER: {"name_ar": "موظف مختص", "name_en": "Officer", "grants": OFFICERS},
    SUPERVISOR: {"name_ar": "مشرف", "name_en": "Supervisor", "grants": SUPERVISORS | AT_THE_COUNTER},
    CLERK: {"name_ar": "موظف استقبال", "name_en": "Counter clerk", "grants": OFFICERS | AT_THE_COUNTER},
    ADMINISTRATOR: {
        "name_ar": "مسؤول المنصة في الجهة",
        "name_en": "Entity administrator",
        "grants": over("entity", *ADMINISTRATION, *GRANTING, *REVIEW, *DELEGATION, *WATCH, *OVERSEEING),
    },
}
OF_OVERSIGHT = {
    OVERSIGHT: {"name_ar": "مفتش رقابي", "name_en": "Oversight inspector", "grants": over("across", *INSPECTION)}
}

# What a role means, for whoever gives it.
MEANING = {
    OFFICER: _("works on the cases given to the employee"),
    SUPERVISOR: _("sees and directs the cases of a whole department, and its queue"),
    CLERK: _("files cases for visitors at the counter, and works on those given to the employee"),
    ADMINISTRATOR: _("manages departments and employees, and reads no case"),
    OVERSIGHT: _("sees the movement of cases in all entities, and reads one only by urgent access"),
}


def starting_roles(entity) -> dict[str, dict]:
    """The roles an entity begins with, by their code: {code: {name_ar, name_en, grants: {verb: scope}}}."""
    return STARTING | (OF_OVERSIGHT if entity.kind == entity.Kind.OVERSIGHT else {})
