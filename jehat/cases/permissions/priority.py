"""Who says how urgent a case is to the entity."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import Verdict, refuse

from .holding import may_as_employee


def can_prioritise(user, case, priority=None) -> Verdict:
    """Who works on a case and who directs him, while it is open, and to another priority than it has."""
    person = may_as_employee(user, case, "prioritise")
    if not person:
        return person
    if not case.is_open:
        return refuse(_("The case is closed."))
    if priority is not None and priority == case.priority:
        return refuse(_("The case has this priority already."))
    return person
