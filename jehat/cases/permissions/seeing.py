"""Who sees a case, its inside, and the people of a team."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Case
from jehat.cases.models.reach import departments_within_reach_of
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import employee_of, glass_over


def can_see(user, case) -> Verdict:
    if Case.objects.visible_to(user).filter(pk=case.pk).exists():
        return ALLOWED
    return refuse(_("There is no such case."))


def can_see_internal(user, case) -> Verdict:
    """Internal notes are for the team: the beneficiary's side never reaches them, even as an employee of the entity."""
    employee = employee_of(user, case)
    if employee is None or case.is_acted_for_by(user):
        return refuse(_("This is for the employees of the entity that has the case."))
    if glass_over(user, case) is not None:
        return refuse(_("Urgent access opens what was said with the beneficiary, and no internal note."))
    return can_see(user, case)


def glass_marks(user, case) -> dict:
    """What the record adds to everything read so: by which urgent access."""
    glass = glass_over(user, case)
    return {"glass": glass.cause_id} if glass else {}


def can_open(user, case) -> Verdict:
    return can_see(user, case)


def can_mark_read(user, case) -> Verdict:
    """What was opened before may be taken as read; what was never opened is opened."""
    seen = can_see_internal(user, case)
    if seen and not case.openings.filter(user=user).exists():
        return refuse(_("The case was never opened; open it to read it."))
    return seen


def can_mark_unread(user, case) -> Verdict:
    """What was read may wait for one's eyes again."""
    seen = can_see_internal(user, case)
    if seen and not case.openings.filter(user=user, is_unread=False, last_at__gte=case.active_at).exists():
        return refuse(_("The case is unread already."))
    return seen


def can_download(user, case, *, is_internal) -> Verdict:
    return can_see_internal(user, case) if is_internal else can_see(user, case)


def can_print(user, case, *, with_notes) -> Verdict:
    """Whoever sees a case may have it on paper; with its notes whoever may read those."""
    return can_see_internal(user, case) if with_notes else can_see(user, case)


def can_see_access(user, case) -> Verdict:
    """Who sees a case and why is for its supervisors, and for who gives permissions, who learns nothing of the case."""
    employee = employee_of(user, case)
    if employee is None or case.is_acted_for_by(user):
        return refuse(_("This is for the employees of the entity that has the case."))
    if employee.may("grant.give"):
        return ALLOWED
    if glass_over(user, case) is None and employee.standing().reaches_beyond_own("case.see"):
        return can_see(user, case)
    return refuse(_("This is for supervisors and for the administrators of the entity."))


def can_see_team(user, colleague) -> Verdict:
    """A supervisor looks at the people of his departments."""
    employee = getattr(user, "employee", None)
    if (
        employee is None
        or not employee.standing().reaches_beyond_own("case.see")
        or colleague.department_id not in departments_within_reach_of(employee)
    ):
        return refuse(_("This is for the supervisor of the department."))
    return ALLOWED
