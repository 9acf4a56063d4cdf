"""Who offers times, who books, moves and cancels, and who receives people, each with its reason."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Place
from jehat.people.queries import acts_for

from .states import follows

ATTEND, OFFER = "appointment.check_in", "appointment.offer"


def employee_of(user):
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active else None


def place_of(department) -> Place:
    return Place(department.entity_id, department.pk)


def can_receive(user) -> Verdict:
    """Whether a person receives people with an appointment anywhere."""
    employee = employee_of(user)
    return employee.may(ATTEND) if employee else refuse(_("This is for employees who receive people."))


def can_offer_any(user) -> Verdict:
    employee = employee_of(user)
    return employee.may(OFFER) if employee else refuse(_("This is for who directs a department."))


def can_offer(user, department) -> Verdict:
    """Who directs a department says when it receives people."""
    employee = employee_of(user)
    if employee is None or employee.entity_id != department.entity_id:
        return refuse(_("This is for who directs the department."))
    return employee.may(OFFER, place_of(department))


def can_withdraw_offer(user, schedule) -> Verdict:
    may = can_offer(user, schedule.department)
    if may and schedule.withdrawn_at:
        return refuse(_("These times are not offered any more."))
    return may


def is_of_side(user, appointment) -> bool:
    if not user.is_authenticated:
        return False
    is_own = appointment.beneficiary_id == user.pk
    return is_own or acts_for(user, appointment.beneficiary_id, entity=appointment.entity.code)


def can_attend(user, appointment) -> Verdict:
    """Whoever receives people in the department; never on his own side."""
    employee = employee_of(user)
    if employee is None or employee.entity_id != appointment.entity_id or is_of_side(user, appointment):
        return refuse(_("This is for who receives people in the department."))
    return employee.may(ATTEND, appointment.place)


def can_book(user, *, beneficiary, kind, case=None) -> Verdict:
    """For oneself or whom one acts for: about one's case, or about a kind that is offered."""
    if not user.is_authenticated or not user.is_active:
        return refuse(_("Sign in first."))
    if beneficiary.pk != user.pk and not acts_for(user, beneficiary.pk, entity=kind.entity.code):
        return refuse(_("You do not act for this person."))
    if case is None:
        return ALLOWED
    if not case.is_acted_for_by(user) or case.beneficiary_id != beneficiary.pk:
        return refuse(_("Only the beneficiary books an appointment for his case."))
    if not case.is_open:
        return refuse(_("The case is closed."))
    return refuse(_("No appointment can be booked here for this case.")) if case.rank else ALLOWED


def can_change(user, appointment, verb, *, now) -> Verdict:
    """Both sides move and cancel, as long as it is to come."""
    if follows(appointment.state, verb) is None:
        return refuse(_("This appointment is over or cancelled."))
    if appointment.is_past(now):
        return refuse(_("The time of this appointment has come."))
    return ALLOWED if is_of_side(user, appointment) else can_attend(user, appointment)


def can_check_in(user, appointment, *, now) -> Verdict:
    if follows(appointment.state, "check_in") is None:
        return refuse(_("This appointment is over or cancelled."))
    return can_attend(user, appointment)


def can_miss(user, appointment, *, now) -> Verdict:
    """Only once the time has passed; the platform does it by itself at the end of the day."""
    if follows(appointment.state, "miss") is None:
        return refuse(_("This appointment is over or cancelled."))
    if now < appointment.until:
        return refuse(_("The time of this appointment is not over."))
    return can_attend(user, appointment)
