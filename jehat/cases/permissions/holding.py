"""Who holds a case, and what its state lets anybody do."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.states import follows
from jehat.core.remembered import remembered
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.grants import Held
from jehat.organization.models import Grant
from jehat.people.models import User


def employee_of(user, case):
    """The person as an employee of the case's entity, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active and employee.entity_id == case.entity_id else None


def may_as_employee(user, case, verb) -> Verdict:
    """Whether the person may do a verb of work in a case: it was given to him, and reaches as far as this case."""
    employee = employee_of(user, case)
    if employee is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    now = employee.standing()
    given = now.may(f"case.{verb}")
    if not given:
        return given
    if case.beneficiary_id == user.pk:
        return refuse(_("Nobody works on a case of his own."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody works on a case of those he acts for."))
    if not now.may(f"case.{verb}", case.place):
        return refuse(_("This is for the employee who holds the case and for his supervisor."))
    if not _colleagues_in(employee, case, verb):
        return refuse(_("Nobody works on a case of the side of whom he stands in for."))
    if glass_over(user, case) is not None:
        return refuse(_("Urgent access opens a case to be read, and to nothing else."))
    return ALLOWED


def glass_over(user, case) -> Held | None:
    """What lets a person read a case for a time beyond his post (وصول طارئ): while it is in force he only reads."""
    employee = getattr(user, "employee", None)
    if employee is None or case.is_acted_for_by(user):
        return None
    held = employee.standing().good("case.see")
    return next((one for one in held if one.cause == Grant.Cause.GLASS and one.subject == case.pk), None)


def in_place_of(user, case, verb) -> User | None:
    """The colleague in whose place a person does a verb in a case, or None where his own right is enough."""
    employee = employee_of(user, case)
    if employee is None or case.is_acted_for_by(user):
        return None
    people = _colleagues_in(employee, case, verb)
    return people[0] if people and people[0].pk != user.pk else None


def _colleagues_in(employee, case, verb) -> list[User]:
    """By whose right he does it, himself first; what one may not do in a case of his own side, nobody does for him."""
    people = [person.user for person in employee.standing().people_for(f"case.{verb}", case.place)]
    if employee.user_id in people:
        return [employee.user]
    found = remembered(("people", *people), lambda: User.objects.in_bulk(people))
    return [found[pk] for pk in people if not case.is_acted_for_by(found[pk])]


def state_allows(case, verb) -> Verdict:
    if not case.is_open:
        return refuse(_("The case is closed."))
    if follows(case.status, verb) is None:
        return refuse(_("This act does not follow the present state of the case."))
    return ALLOWED


def may_move(user, case, verb) -> Verdict:
    """Whether the person may, and then whether the state allows it: the first no is the reason."""
    person = may_as_employee(user, case, verb)
    return state_allows(case, verb) if person else person
