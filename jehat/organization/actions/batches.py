"""Taking in a whole table of departments or employees: first what it would do, then all of it or nothing."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import judgement, permissions
from jehat.organization.judgement import Effect
from jehat.organization.models import Batch, Department, Role

from .departments import add_department, change_department
from .employees import add_employee, change_employee

NAMES = ("first_ar", "father_ar", "family_ar", "first_en", "father_en", "family_en")


@action("organization.hand_in_batch", says=_("A table was handed in"))
def hand_in_batch(*, by, entity, table, rows):
    """Keep a table as it was read, sealed, until it is taken or a day has passed. Raises BadSheet for its headings."""
    permissions.can_take_batch(by, entity, table).require()
    lines = judgement.lines_of(table, rows)
    batch = Batch.objects.create(entity=entity, by=by, table=table, rows=rows)
    record("organization.hand_in_batch", batch, by=by, table=str(table), rows=len(lines))
    return batch


@action("organization.take_batch", says=_("A table was taken in"))
def take_batch(*, by, batch, now=None):
    """Do what the table says, row by row through the acts of the pages; one row that cannot be taken stops it all.

    It is judged anew, for what it was shown to do may have changed since.
    """
    batch = Batch.objects.select_for_update(of=("self",)).select_related("entity").get(pk=batch.pk)
    permissions.can_take_batch(by, batch.entity, batch.table).require()
    if batch.taken_at is not None:
        raise Refused(_("This table was taken in already."))
    lines = judgement.judged(batch.table, batch.entity, batch.rows)
    if any(one.effect == Effect.ERROR for one in lines):
        raise Refused(_("Some rows cannot be taken any more; look at them again."))
    todo = [one for one in lines if one.effect != Effect.SAME]
    TAKERS[batch.table](by, batch.entity, todo)
    batch.taken_at, batch.rows = now or timezone.now(), []
    batch.save(update_fields=["taken_at", "rows"])
    counts = {effect.value: sum(one.effect == effect for one in lines) for effect in (Effect.NEW, Effect.CHANGED)}
    record("organization.take_batch", batch, by=by, table=batch.table, **counts)
    return batch


def _each(lines, take) -> None:
    """Take each row in turn; what an act refuses is told with the number of its row."""
    for one in lines:
        try:
            take(one)
        except Refused as refusal:
            raise Refused(_("Row %(number)s: %(reason)s") % {"number": one.number, "reason": refusal}) from refusal


def _take_departments(by, entity, lines) -> None:
    known = {unit.code: unit for unit in Department.objects.of(entity).select_related("head", "parent", "entity")}

    def take(one):
        names = {"name_ar": one.given["name_ar"], "name_en": one.given["name_en"]}
        code, unit = one.given["code"], one.existing
        parent = known[one.given["parent"]] if one.given.get("parent") else None
        if unit is None:
            known[code] = add_department(by=by, entity=entity, code=code, parent=parent, **names)
            return
        place = {"parent": parent if "parent" in one.given else unit.parent, "head": known[code].head}
        known[code] = change_department(by=by, department=unit, is_active=unit.is_active, **names, **place)

    _each(lines, take)


def _take_employees(by, entity, lines) -> None:
    departments = {unit.code: unit for unit in Department.objects.of(entity).active().select_related("entity")}
    roles = {role.code: role for role in Role.objects.filter(entity=entity)}

    def take(one):
        place = {
            "department": departments[one.given["department"]],
            "role": roles[one.given["role"]],
            "takes_cases": judgement.takes_cases(one.given, one.existing),
        }
        if one.existing is None:
            names = {name: one.given.get(name, "") for name in NAMES}
            username = one.given.get("username") or None
            add_employee(by=by, names=names, email=one.given["email"], username=username, **place)
        else:
            change_employee(by=by, employee=one.existing, post=one.existing.post, **place)

    _each(lines, take)


TAKERS = {Batch.Table.DEPARTMENTS: _take_departments, Batch.Table.EMPLOYEES: _take_employees}


@action("organization.forget_batches", says=_("Tables that were handed in were let go"))
def forget_batches(*, by=None, now=None):
    """Delete the tables that nobody took within a day; the number deleted."""
    before = (now or timezone.now()) - Batch.KEPT_FOR
    return Batch.objects.filter(created_at__lt=before).delete()[0]
