"""What the product is asked, each beside what the predicate is asked: data, not code."""

from jehat.calendars import permissions as calendars
from jehat.cases import permissions as cases
from jehat.catalogue import permissions as catalogue
from jehat.desk import permissions as desk
from jehat.integrations import permissions as integrations
from jehat.notifications import permissions as notifications
from jehat.organization import permissions as organization
from jehat.oversight import permissions as oversight

WORK = ("note", "ask", "assign", "refer", "complete", "reject", "classify", "prioritise")


def _comments(known, who, case):
    return known.on_side(who, case) or known.may(who, "case.comment", case)


def _sees_access(known, who, case):
    is_here = known.is_of(who, case) and not known.on_side(who, case)
    supervises = known.has(who, "case.see", "department") and known.sees_inside(who, case)
    return is_here and (known.has(who, "grant.give") or supervises)


def _sees_record(known, who, case):
    return known.sees_inside(who, case) and known.has(who, "record.see")


def _does(verb):
    return lambda known, who, case: known.may(who, verb, case)


# Of a case, by its row.
OF_CASE = {
    "see": (cases.can_see, lambda known, who, case: known.sees(who, case)),
    "see its inside": (cases.can_see_internal, lambda known, who, case: known.sees_inside(who, case)),
    "withdraw": (cases.can_withdraw, lambda known, who, case: known.on_side(who, case)),
    "comment": (cases.can_comment, _comments),
    "see who sees it": (cases.can_see_access, _sees_access),
    "break the glass": (oversight.can_break_glass, lambda known, who, case: known.may_break(who, case)),
    "mark about": (oversight.can_mark_about, _does("oversight.mark_about")),
    "see its record": (desk.can_see_case_record, _sees_record),
    **{verb: (getattr(cases, f"can_{verb}"), _does(f"case.{verb}")) for verb in WORK},
}

# Of an entity, by the verbs that are needed there.
OF_ENTITY = {
    organization.can_see: ("organization.see",),
    organization.can_change_brand: ("organization.change_brand",),
    organization.can_write_level: ("organization.write_level",),
    organization.can_add_department: ("organization.add_department",),
    organization.can_change_contact: ("organization.change_contact",),
    organization.can_add_employee: ("organization.add_employee",),
    organization.can_create_role: ("role.create",),
    organization.can_verify_identity: ("people.verify_identity",),
    calendars.can_change_calendar: ("calendar.change",),
    cases.can_change_escalation: ("escalation.change",),
    cases.can_find_visitor: ("case.submit_for",),
    catalogue.can_see_kinds: ("catalogue.see_kinds",),
    catalogue.can_add_kind: ("catalogue.add_kind",),
    catalogue.can_write_article: ("catalogue.write_article",),
    integrations.can_manage: ("integration.manage",),
    notifications.can_write_template: ("template.write",),
    notifications.can_see_messages: ("message.resend",),
    desk.can_export_record: ("record.see", "record.export"),
}

# Of a colleague, who is a place himself.
OF_EMPLOYEE = {
    organization.can_change_employee: lambda known, who, one: _administers(known, who, one, "change_employee"),
    organization.can_record_absence: lambda known, who, one: _administers(known, who, one, "record_absence"),
    organization.can_end_presence: lambda known, who, one: _administers(known, who, one, "end_presence"),
    organization.can_give_grant: lambda known, who, one: _gives(known, who, one, "grant.give"),
    organization.can_deny_grant: lambda known, who, one: _gives(known, who, one, "grant.deny"),
    desk.can_see_presence_of: lambda known, who, one: known.reaches(who, "presence.see", one),
    desk.can_export_presence: lambda known, who, one: (
        known.reaches(who, "presence.see", one) and known.has(who, "record.export")
    ),
}


def _administers(known, who, one, verb):
    return known.is_of(who, one) and known.has(who, f"organization.{verb}")


def _gives(known, who, one, verb):
    return known.is_of(who, one) and known.has(who, verb) and one["user_id"] != who


# Of nothing in particular.
OF_NOTHING = {
    oversight.can_watch: lambda known, who: known.watches(who),
    oversight.can_export: lambda known, who: known.watches(who) and known.has(who, "oversight.export_movement"),
    oversight.can_break: lambda known, who: known.has(who, "oversight.break_glass"),
    oversight.can_see_glasses: lambda known, who: (
        known.has(who, "oversight.see_glasses") or known.has(who, "oversight.break_glass")
    ),
    oversight.can_mark_any: lambda known, who: known.has(who, "oversight.mark_about"),
    desk.can_see_record: lambda known, who: known.has(who, "record.see"),
    desk.can_see_presence: lambda known, who: known.has(who, "presence.see"),
}
