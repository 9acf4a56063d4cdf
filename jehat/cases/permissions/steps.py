"""Who says how far the work on a case has come."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import Verdict, refuse

from .holding import may_as_employee


def can_reach_step(user, case) -> Verdict:
    """Whoever writes to the beneficiary in this case: to say that a step is reached is to tell him so."""
    if not case.is_open:
        return refuse(_("The case is closed."))
    return may_as_employee(user, case, "comment")
