"""How an entity's tree of departments grows and changes."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import duties, permissions, queries
from jehat.organization.models import Department, Entity


@action("organization.add_department", says=_("A department was added"))
def add_department(*, by, entity, code, name_ar, name_en, parent=None, head=None):
    """Add a department to the entity's tree, under another one or at the top."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_add_department(by, entity).require()
    if entity.departments.filter(code=code).exists():
        raise Refused(_("The entity has a department of this code already."))
    department = Department(entity=entity, code=code, name_ar=name_ar, name_en=name_en, parent=parent, head=head)
    _check_relations(department)
    department.save(force_insert=True)
    record("organization.add_department", department, by=by, code=code, **_place(department))
    return department


@action("organization.change_department", says=_("A department was changed"))
def change_department(*, by, department, name_ar, name_en, parent=None, head=None, is_active=True):
    """Change a department's names, place, head, or whether it takes part; its code stays."""
    # The entity's row is the lock of its whole tree: two moves at once could close a circle.
    Entity.objects.select_for_update(no_key=True).get(pk=department.entity_id)
    department = Department.objects.locked().select_related("entity").get(pk=department.pk)
    permissions.can_change_department(by, department).require()
    if department.is_active and not is_active:
        permissions.can_rest(department).require()
        duties.require_none(department)
    department.name_ar, department.name_en = name_ar, name_en
    department.parent, department.head, department.is_active = parent, head, is_active
    _check_relations(department)
    department.save(update_fields=["name_ar", "name_en", "parent", "head", "is_active"])
    record("organization.change_department", department, by=by, active=is_active, **_place(department))
    return department


def _place(department) -> dict:
    return {"parent": department.parent_id, "head": department.head_id}


def _check_relations(department) -> None:
    """Parent and head belong to the same entity and are active, and the parent is not below the department itself."""
    parent, head = department.parent, department.head
    if parent is not None and (parent.entity_id != department.entity_id or not parent.is_active):
        raise Refused(_("A department stands under an active department of the same entity."))
    if parent is not None and parent.pk in queries.subtree(department):
        raise Refused(_("A department cannot stand under itself."))
    if head is not None and (head.entity_id != department.entity_id or not head.is_active):
        raise Refused(_("The head is an active employee of the same entity."))
