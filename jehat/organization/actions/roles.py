"""The named bundles of grants that an entity makes for itself."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import herald, notices, permissions
from jehat.organization.matrix import stamp
from jehat.organization.models import Employee, Entity, Grant, Role
from jehat.organization.terms import Terms, require_fitting

from .granting import require_one_who_grants


@action("role.create", says=_("A role was made"))
def create_role(*, by, entity, code, name_ar, name_en, terms: Iterable[Terms], now=None):
    """Make a role of an entity from what it is to give."""
    entity = Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=entity.pk)
    permissions.can_create_role(by, entity).require()
    terms = require_fitting(entity, terms)
    if Role.objects.of(entity).filter(code=code).exists():
        raise Refused(_("A role of the entity has this code already."))
    role = Role.objects.create(entity=entity, code=code, name_ar=name_ar, name_en=name_en)
    _give(role, terms, by=by, now=now or timezone.now())
    record("role.create", role, by=by, at=now, code=code, verbs=sorted(one.verb for one in terms))
    return role


@action("role.change", says=_("A role was changed"))
def change_role(*, by, role, name_ar, name_en, terms: Iterable[Terms], seen="", now=None):
    """Change the name of a role and what it gives; whoever has it may do the rest no more from this moment on.

    `seen` is the stamp of what the writer began from, where he began from a page.
    """
    now = now or timezone.now()
    entity = Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=role.entity_id)
    role = Role.objects.locked().get(pk=role.pk)
    permissions.can_change_role(by, role).require()
    terms = require_fitting(entity, terms)
    held = {Terms.of(grant): grant for grant in role.grants.standing()}
    if seen and seen != stamp(role, held):
        raise Refused(_("Somebody else changed this role meanwhile. Compare both, then save again."))
    gone = [grant.pk for kept, grant in held.items() if kept not in terms]
    new = [one for one in terms if one not in held]
    role.grants.filter(pk__in=gone).update(withdrawn_at=now, withdrawn_by=by)
    _give(role, new, by=by, now=now)
    role.name_ar, role.name_en = name_ar, name_en
    role.save(update_fields=["name_ar", "name_en"])
    require_one_who_grants(entity, now=now)
    given, taken = ([one.verb for one in some] for some in (new, [one for one in held if one not in terms]))
    event = record("role.change", role, by=by, at=now, given=sorted(given), taken=sorted(taken))
    if new or gone:
        herald.tell(notices.told_of_role(role), of=event)
    return role


def _give(role, terms, *, by, now) -> None:
    Grant.objects.bulk_create(
        Grant(entity_id=role.entity_id, role=role, given_by=by, since=now, given_at=now, **one.as_fields())
        for one in terms
    )


@action("role.retire", says=_("A role was retired"))
def retire_role(*, by, role, to=None, now=None):
    """Take a role out of use; whoever has it moves to another one, and nobody is given it any more."""
    now = now or timezone.now()
    entity = Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=role.entity_id)
    role = Role.objects.locked().get(pk=role.pk)
    to = Role.objects.locked().get(pk=to.pk) if to else None
    permissions.can_retire_role(by, role, to).require()
    moved = _moved(role, to, by=by, now=now) if to else []
    role.retired_at = now
    role.save(update_fields=["retired_at"])
    require_one_who_grants(entity, now=now)
    told = {"to": to.code, "moved": len(moved)} if to else {}
    event = record("role.retire", role, by=by, at=now, **told)
    herald.tell(notices.told_of_new_role(moved), of=event)
    return role


def _moved(role, to, *, by, now) -> list[Employee]:
    """Whoever has a role has another one now, those who left as well; each move is a line of the record."""
    people = list(role.employees.locked().select_related("user").order_by("pk"))
    role.employees.update(role=to)
    for one in people:
        told = {"department": one.department_id, "role": to.code, "takes": one.takes_cases}
        record("organization.change_employee", one, by=by, at=now, **told)
    return people
