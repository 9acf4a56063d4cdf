"""Who keeps and changes the words kept ready for answers."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse


def can_write_reply(user, scope) -> Verdict:
    """Whoever replies keeps words of his own; those of a department and of the entity are for whom it was given to."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("This is for employees of an entity."))
    verb = {"department": "reply.write_department", "entity": "reply.write_entity"}.get(scope, "case.comment")
    return ALLOWED if employee.may(verb) else refuse(_("Your role does not include this act."))


def can_change_reply(user, reply) -> Verdict:
    employee = getattr(user, "employee", None)
    owners = {"own": reply.employee_id, "department": reply.department_id, "entity": reply.entity_id}
    mine = employee and {"own": employee.pk, "department": employee.department_id, "entity": employee.entity_id}
    if employee is None or mine[reply.scope] != owners[reply.scope]:
        return refuse(_("These words belong to somebody else."))
    if reply.retired_at is not None:
        return refuse(_("The reply was retired."))
    return can_write_reply(user, reply.scope)
