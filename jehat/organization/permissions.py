"""Who may manage an entity's departments and employees, each answer with its reason: its own administrators only."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.people.permissions import can_reset_second_factor as can_reset

from .grants import Place
from .holders import terms_of
from .models import Employee
from .roles import ADMINISTRATOR
from .terms import go_beyond


def _may(user, entity_id, verb) -> Verdict:
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(_("This is for the administrators of the entity."))
    if not employee.may(f"organization.{verb}"):
        return refuse(_who_may(entity_id))
    return ALLOWED


def _who_may(entity_id) -> str:
    """The reason for a colleague, which says whom to ask."""
    administrators = Employee.objects.active().filter(entity_id=entity_id, role__code=ADMINISTRATOR)
    names = [employee.name for employee in administrators.select_related("user")[:3]]
    if not names:
        return _("This is for the administrators of the entity.")
    return _("This is for the administrators of the entity: %(names)s.") % {"names": _(", ").join(names)}


def can_verify_identity(user, entity) -> Verdict:
    """Whether the person may confirm at the entity's counter what documents show: a clerk, of this entity, now."""
    employee = getattr(user, "employee", None)
    if employee is None or employee.entity_id != entity.pk or not employee.may("people.verify_identity"):
        return refuse(_("This is for the clerks at the counter of the entity."))
    return ALLOWED


def can_find_request(reclaim) -> Verdict:
    """Whether the number of a request and the document that is shown lead to one that is open."""
    return ALLOWED if reclaim else refuse(_("No open request has this number and this document."))


def can_see(user, entity) -> Verdict:
    return _may(user, entity.pk, "see")


def can_take_batch(user, entity, table) -> Verdict:
    """A table adds and changes, so it takes both."""
    thing = str(table).removesuffix("s")
    adds = _may(user, entity.pk, f"add_{thing}")
    return _may(user, entity.pk, f"change_{thing}") if adds else adds


def can_change_brand(user, entity) -> Verdict:
    return _may(user, entity.pk, "change_brand")


def can_write_level(user, entity) -> Verdict:
    return _may(user, entity.pk, "write_level")


def can_add_department(user, entity) -> Verdict:
    return _may(user, entity.pk, "add_department")


def can_change_department(user, department) -> Verdict:
    return _may(user, department.entity_id, "change_department")


def can_rest(department) -> Verdict:
    """Whether an active department may be deactivated, as far as people and the tree go."""
    if department.employees.active().exists():
        return refuse(_("The department still has active employees. Move them first."))
    if department.children.active().exists():
        return refuse(_("The department still has active departments under it. Move them first."))
    if department.entity.default_department_id == department.pk:
        return refuse(_("What nobody else takes goes to this department, so it stays active."))
    return ALLOWED


def can_change_contact(user, entity) -> Verdict:
    return _may(user, entity.pk, "change_contact")


def can_add_employee(user, entity) -> Verdict:
    return _may(user, entity.pk, "add_employee")


def can_start_in(user, role) -> Verdict:
    """Who adds people gives them no more than he has himself, unless he gives permissions."""
    if not user.employee.may("grant.give") and go_beyond(terms_of(role), terms_of(user.employee.role)):
        return refuse(_("This role gives more than your own. Only who gives permissions adds people in it."))
    return ALLOWED


def can_invite_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "invite_employee")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    if verdict and employee.user.has_usable_password():
        return refuse(_("The employee has chosen a password already."))
    return verdict


def can_change_employee(user, employee) -> Verdict:
    return _may(user, employee.entity_id, "change_employee")


def can_change_role_of(user, employee, to=None) -> Verdict:
    """Nobody changes his own role: an entity would be left without an administrator by a slip."""
    if employee.user_id == user.pk:
        return refuse(_("Nobody changes his own role."))
    verdict = can_change_employee(user, employee)
    return _may_raise(user, employee.role, to) if verdict and to is not None else verdict


def _may_raise(user, role, to) -> Verdict:
    """A role that gives more than the one before is given only by who gives permissions."""
    if go_beyond(terms_of(to), terms_of(role)) and not may_grant(user, role.entity_id, "grant.give"):
        return refuse(_("This role gives more than the one before. Only who gives permissions moves people to it."))
    return ALLOWED


def can_deactivate_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "deactivate_employee")
    if verdict and employee.user_id == user.pk:
        return refuse(_("Nobody deactivates himself."))
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive already."))
    return verdict


def can_reactivate_employee(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "reactivate_employee")
    if verdict and employee.is_active:
        return refuse(_("The employee is active already."))
    return verdict


def can_end_presence(user, employee) -> Verdict:
    return _may(user, employee.entity_id, "end_presence")


def can_reset_second_factor(user, employee) -> Verdict:
    """Whether the person may give a colleague's second factor anew; another administrator does it for himself."""
    verdict = _may(user, employee.entity_id, "reset_second_factor")
    return verdict and can_reset(user, employee.user)


def can_record_absence(user, employee) -> Verdict:
    verdict = _may(user, employee.entity_id, "record_absence")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict


def can_end_absence(user, absence, *, now) -> Verdict:
    verdict = _may(user, absence.entity_id, "end_absence")
    if verdict and absence.until <= now:
        return refuse(_("The absence is over already."))
    return verdict


def may_grant(user, entity_id, verb) -> Verdict:
    """Whether a person gives and takes permissions at an entity: those to whom that was given."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(_("This is for the administrators of the entity."))
    return ALLOWED if employee.may(verb) else refuse(_who_may(entity_id))


def can_create_role(user, entity) -> Verdict:
    return may_grant(user, entity.pk, "role.create")


def can_change_role(user, role) -> Verdict:
    """Nobody changes what he may do himself, and so not the role that he has."""
    verdict = may_grant(user, role.entity_id, "role.change")
    if verdict and user.employee.role_id == role.pk:
        return refuse(_("Nobody changes his own role."))
    if verdict and role.is_retired:
        return refuse(_("The role was retired."))
    return verdict


def can_begin_to_retire(user, role) -> Verdict:
    """Whether a role may go out of use, once those who have it are looked after."""
    verdict = may_grant(user, role.entity_id, "role.retire")
    return refuse(_("The role was retired.")) if verdict and role.is_retired else verdict


def can_retire_role(user, role, to=None) -> Verdict:
    """Whoever has the role moves to another one, where one is named."""
    verdict = can_begin_to_retire(user, role)
    if not verdict:
        return verdict
    if to is not None:
        return can_move_holders(user, role, to)
    if role.employees.active().exists():
        return refuse(_("Employees still have this role. Give them another one first."))
    return ALLOWED


def can_move_holders(user, role, to) -> Verdict:
    """Whether all who have a role may get another one from this person."""
    verdict = _may(user, role.entity_id, "change_employee")
    if not verdict:
        return verdict
    if to.pk == role.pk or to.entity_id != role.entity_id or to.is_retired:
        return refuse(_("People move to another role of the entity that is in use."))
    if user.employee.role_id == role.pk:
        return refuse(_("Nobody changes his own role."))
    return _may_raise(user, role, to)


def can_give_grant(user, employee) -> Verdict:
    return _may_give(user, employee, "grant.give")


def can_deny_grant(user, employee) -> Verdict:
    return _may_give(user, employee, "grant.deny")


def _may_give(user, employee, verb) -> Verdict:
    verdict = may_grant(user, employee.entity_id, verb)
    if verdict and employee.user_id == user.pk:
        return refuse(_("Nobody changes what he may do himself."))
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict


def can_withdraw_grant(user, grant) -> Verdict:
    """A single grant or denial; what a role gives is changed with the role."""
    verdict = may_grant(user, grant.entity_id, "grant.withdraw")
    if not verdict:
        return verdict
    if grant.employee is None:
        return refuse(_("This comes with a role; change the role, or deny it to the employee."))
    if grant.employee.user_id == user.pk:
        return refuse(_("Nobody changes what he may do himself."))
    return refuse(_("It was withdrawn already.")) if grant.withdrawn_at else ALLOWED


def can_withdraw_unused(user, employee) -> Verdict:
    """What was given singly is withdrawn, and what the role gives is denied: it takes both."""
    verdict = may_grant(user, employee.entity_id, "grant.withdraw")
    return can_deny_grant(user, employee) if verdict else verdict


def can_review(user) -> Verdict:
    """Whether a person decides in the reviews of his entity at all: heads for their departments, or for all of it."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("This is for employees of the entity."))
    return employee.may("review.decide")


def can_decide_review(user, line, employee) -> Verdict:
    """Nobody reviews himself, and each line is decided once."""
    verdict = can_review(user)
    if not verdict or user.employee.entity_id != line.entity_id:
        return verdict or refuse(_("This is for employees of the entity."))
    if employee.user_id == user.pk:
        return refuse(_("Nobody reviews what he may do himself."))
    place = Place(employee.entity_id, employee.department_id, employee.pk)
    if not user.employee.may("review.decide", place):
        return user.employee.may("review.decide", place)
    if not line.review.is_open:
        return refuse(_("This review is over."))
    if line.is_decided:
        return refuse(_("Somebody decided this meanwhile."))
    return ALLOWED if employee.is_active else refuse(_("The employee is inactive."))


def can_give_delegation(user, giver, taker) -> Verdict:
    """Everybody delegates what is his own; for who cannot, whoever manages the delegations of the entity."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != giver.entity_id:
        return refuse(_("This is for employees of the entity."))
    if not employee.may("delegation.give"):
        return employee.may("delegation.give")
    if giver.pk != employee.pk and not employee.standing().reaches_beyond_own("delegation.give"):
        return refuse(_("Everybody delegates only what is his own."))
    if taker.pk == employee.pk and giver.pk != employee.pk:
        return refuse(_("Nobody changes what he may do himself."))
    return _is_between_colleagues(giver, taker)


def _is_between_colleagues(giver, taker) -> Verdict:
    if giver.pk == taker.pk or giver.entity_id != taker.entity_id:
        return refuse(_("One delegates to a colleague of the same entity."))
    if not (giver.is_active and taker.is_active and taker.user.is_active):
        return refuse(_("The employee is inactive."))
    return ALLOWED


def can_end_delegation(user, delegation, *, now) -> Verdict:
    """Who gave it takes it back, who took it gives it back, and whoever manages delegations ends it."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != delegation.entity_id:
        return refuse(_("This is for employees of the entity."))
    is_party = employee.pk in (delegation.giver_id, delegation.taker_id)
    if not is_party and not employee.standing().reaches_beyond_own("delegation.end"):
        return refuse(_("This is for the two colleagues whose delegation it is, and for an administrator."))
    if delegation.ended_at is not None or delegation.until <= now:
        return refuse(_("The delegation is over already."))
    return ALLOWED
