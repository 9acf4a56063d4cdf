"""The rows of a table, taken piece by piece through the acts of the pages."""

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import judgement, permissions, pipeline
from jehat.organization.judgement import Effect
from jehat.organization.models import Batch, Department, Role

from .departments import add_department, change_department
from .employees import add_employee, change_employee

# Rows of one transaction: about a second's work.
PIECE = 25
NAMES = ("first_ar", "father_ar", "family_ar", "first_en", "father_en", "family_en")
DONE = ["position", "added", "changed", "refused", "moved_at"]


@action("organization.go_on_batch", says=_("A table was taken in"))
def go_on_batch(*, batch, by=None, now=None):
    """Take the next rows of a table for who had it taken; a row that is refused is kept with its reason, and passed."""
    now = now or timezone.now()
    batch = Batch.objects.select_for_update(of=("self",)).filter(pk=batch.pk).first()
    # What is deleted or done waits for nothing; a job that comes twice takes the rows after those of the first.
    if batch is None or not batch.is_running:
        return batch
    if not permissions.can_take_batch(batch.taker, batch.entity, batch.table):
        return _end(batch, now)
    with override(batch.taker.language):
        lines = judgement.judged(batch.table, batch.entity, batch.rows, since=batch.position, most=PIECE)
        _take(batch, lines)
    batch.position += len(lines)
    batch.moved_at = now
    batch.save(update_fields=DONE)
    if batch.position >= batch.length:
        return _end(batch, now)
    pipeline.go_on(batch)
    return batch


def _end(batch, now) -> Batch:
    """The rows are not kept any longer than they are needed."""
    batch.taken_at, batch.rows = now, []
    batch.save(update_fields=["taken_at", "rows"])
    counts = {"new": batch.added, "changed": batch.changed, "refused": batch.refused_rows}
    record("organization.go_on_batch", batch, by=batch.taker, table=batch.table, state=batch.state.value, **counts)
    return batch


def _take(batch, lines) -> None:
    """Do each row and count it, or keep why not."""
    take = TAKERS[batch.table](batch.taker, batch.entity)
    for one in lines:
        if one.effect == Effect.ERROR:
            batch.refused += [[one.number, heading, sentence] for heading, sentence in one.faults]
        elif one.effect != Effect.SAME and _is_taken(batch, take, one):
            batch.added += one.effect == Effect.NEW
            batch.changed += one.effect == Effect.CHANGED


def _is_taken(batch, take, one) -> bool:
    """Each row is one act, which undoes itself alone."""
    try:
        take(one)
    except Refused as refusal:
        batch.refused += [[one.number, "", str(refusal)]]
        return False
    except IntegrityError:
        # Somebody brought the same person or department in this moment.
        batch.refused += [[one.number, "", str(_("This was changed elsewhere meanwhile."))]]
        return False
    return True


def _department_taker(by, entity):
    known = {unit.code: unit for unit in Department.objects.of(entity).select_related("head", "parent", "entity")}

    def take(one):
        names = {"name_ar": one.given["name_ar"], "name_en": one.given["name_en"]}
        code, unit = one.given["code"], one.existing
        parent = known.get(one.given.get("parent") or "")
        if one.given.get("parent") and parent is None:
            raise Refused(_("There is no such department, here or in an earlier row."))
        if unit is None:
            known[code] = add_department(by=by, entity=entity, code=code, parent=parent, **names)
            return
        place = {"parent": parent if "parent" in one.given else unit.parent, "head": known[code].head}
        known[code] = change_department(by=by, department=unit, is_active=unit.is_active, **names, **place)

    return take


def _employee_taker(by, entity):
    departments = {unit.code: unit for unit in Department.objects.of(entity).active().select_related("entity")}
    roles = {role.code: role for role in Role.objects.in_use().of(entity)}

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

    return take


TAKERS = {Batch.Table.DEPARTMENTS: _department_taker, Batch.Table.EMPLOYEES: _employee_taker}
