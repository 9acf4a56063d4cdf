"""Who may_administer an entity: everybody asks by a verb, and a no says whom to ask."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from ..models import Employee
from ..roles import ADMINISTRATOR


def may_administer(user, entity_id, verb) -> Verdict:
    """Whether the person works at the entity, now, and was given the verb there."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(_("This is for the administrators of the entity."))
    return ALLOWED if employee.may(verb) else refuse(_who_may(entity_id))


def _who_may(entity_id) -> str:
    """The reason for a colleague, which says whom to ask."""
    administrators = Employee.objects.active().filter(entity_id=entity_id, role__code=ADMINISTRATOR)
    names = [employee.name for employee in administrators.select_related("user")[:3]]
    if not names:
        return _("This is for the administrators of the entity.")
    return _("This is for the administrators of the entity: %(names)s.") % {"names": _(", ").join(names)}
