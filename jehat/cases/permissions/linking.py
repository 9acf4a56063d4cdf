"""Who says what two cases have to do with one another, and brings two together."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import may_as_employee, may_move
from .seeing import can_see_internal


def can_link_cases(user, case, other=None) -> Verdict:
    """Whoever may note in the one and sees the inside of the other."""
    may = may_as_employee(user, case, "note")
    return _are_two(user, case, other) if may and other is not None else may


def can_unlink_cases(user, case) -> Verdict:
    return may_as_employee(user, case, "note")


def can_merge(user, case, into=None) -> Verdict:
    """Whoever may close the one without doing it; the other is open and of the same beneficiary, who is told of it."""
    may = may_move(user, case, "reject")
    if not may or into is None:
        return may
    if not into.is_open or into.beneficiary_id != case.beneficiary_id or into.rank != case.rank:
        return refuse(_("A case is merged into an open case of the same beneficiary, as secret as it is."))
    return _are_two(user, case, into)


def _are_two(user, case, other) -> Verdict:
    if other.pk == case.pk or other.entity_id != case.entity_id or not can_see_internal(user, other):
        return refuse(_("Name another case of the entity that you see."))
    return ALLOWED
