"""Who may change what an entity is: its departments, brand, levels of secrecy and ways to reach it."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .administering import may_administer


def can_see(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "organization.see")


def can_take_batch(user, entity, table) -> Verdict:
    """A table adds and changes, so it takes both."""
    thing = str(table).removesuffix("s")
    adds = may_administer(user, entity.pk, f"organization.add_{thing}")
    return may_administer(user, entity.pk, f"organization.change_{thing}") if adds else adds


def can_change_brand(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "organization.change_brand")


def can_write_level(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "organization.write_level")


def can_add_department(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "organization.add_department")


def can_change_department(user, department) -> Verdict:
    return may_administer(user, department.entity_id, "organization.change_department")


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
    return may_administer(user, entity.pk, "organization.change_contact")
