"""Whole tables of departments or employees: handed in, judged row by row without doing anything, then taken."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, invalid, page_of
from jehat.core.rest.paging import After, Limit
from jehat.organization import actions, columns, judgement, permissions, queries, sheets
from jehat.organization.judgement import Effect
from jehat.organization.models import Batch

from .administering import TEXT, entity_of

router = Operations()

Cell = Annotated[str, StringConstraints(max_length=sheets.LONGEST_CELL, pattern=TEXT)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=TEXT)]
TOLD = ("id", "table", "state", "created_at", "taken_at", "position", "length")
EXAMPLE = {"code": "ARCH", "name_ar": "…", "name_en": "Archive", "parent": "PERM"}


class BatchIn(Schema):
    table: Batch.Table
    rows: list[dict[Key, Cell]] = Field(
        min_length=1,
        max_length=sheets.MOST_ROWS,
        description=_("Each row by the keys of its columns, e.g. code, name_ar, name_en, parent of a department."),
        examples=[[EXAMPLE]],
    )


class TableOut(Schema):
    items: list[dict[str, str]] = Field(description=_("Each row by the keys of its columns."), examples=[[EXAMPLE]])
    next: str = Field(description=_("Give it as `after` to read on; empty at the end."))


class ChangeOut(Schema):
    column: str = Field(examples=["Name in English"])
    before: str = Field(examples=["Archive"])
    after: str = Field(examples=["Records"])


class LineOut(Schema):
    number: int = Field(description=_("The first row is 2, as in a sheet under its headings."))
    effect: str = Field(description=_("`new`, `changed`, `same` or `error`."), examples=["new"])
    faults: list[str] = Field(examples=[["Code: This field is required."]])
    changes: list[ChangeOut] = Field(description=_("What would be otherwise afterwards, of what is there already."))

    @staticmethod
    def resolve_faults(line):
        return [_said(heading, sentence) for heading, sentence in line.faults]

    @staticmethod
    def resolve_changes(line):
        return [dict(zip(("column", "before", "after"), change, strict=True)) for change in line.changes]


class RefusedRowOut(Schema):
    number: int = Field(description=_("The first row is 2, as in a sheet under its headings."))
    says: str = Field(examples=["Open cases are still held here; hand them over first."])


class BatchOut(Schema):
    id: UUID
    table: str = Field(examples=["departments"])
    state: str = Field(description=_("`handed_in`, `running`, `taken` or `stopped`."), examples=["running"])
    created_at: datetime
    taken_at: datetime | None
    counts: dict[str, int] = Field(
        description=_("How many rows, by what would come of them; once taking has begun, by what came of them.")
    )
    lines: list[LineOut] = Field(description=_("What would come of each row, as long as nothing is done."))
    position: int = Field(description=_("How many rows are done."))
    length: int = Field(description=_("Of how many rows; 0 before taking has begun."))
    refused: list[RefusedRowOut] = Field(description=_("The rows that were refused and passed, with the reason."))


def _batch(request, pk) -> Batch:
    return get_object_or_404(Batch.objects.select_related("entity"), pk=pk, entity=entity_of(request))


def _judged(batch) -> dict:
    """The dry run: what the table would do now; once taking has begun, what came of it so far."""
    told = {name: getattr(batch, name) for name in TOLD}
    told["refused"] = [{"number": number, "says": _said(heading, says)} for number, heading, says in batch.refused]
    if batch.state != Batch.State.HANDED_IN:
        done = {"new": batch.added, "changed": batch.changed, "same": batch.same, "error": batch.refused_rows}
        return told | {"counts": done, "lines": []}
    lines = judgement.judged(batch.table, batch.entity, batch.rows)
    counts = {effect.value: sum(one.effect == effect for one in lines) for effect in Effect}
    return told | {"counts": counts, "lines": lines}


def _said(heading: str, sentence: str) -> str:
    return f"{heading}: {sentence}" if heading else sentence


def _as_sheet(table, rows) -> list[list[str]]:
    """The rows under a row of keys, as a file would have them; raises BadSheet for needed keys that no row has."""
    heads = [column.key for column in columns.TABLES[table] if any(column.key in row for row in rows)]
    missing = [column.key for column in columns.TABLES[table] if column.is_required and column.key not in heads]
    if missing:
        raise judgement.missing_headings(missing)
    return [heads, *([" ".join(row.get(key, "").split()) for key in heads] for row in rows)]


@router.get(
    "tables/{table}",
    scope="organization:read",
    response=TableOut,
    summary=_("The present departments or active employees, as rows that can be handed in again"),
)
def table(request, table: Batch.Table, after: After = "", limit: Limit = 50):
    entity = entity_of(request)
    permissions.can_take_batch(request.user, entity, table).require()
    page = page_of(queries.in_table(table, entity), after=after, limit=limit)
    return page | {"items": [queries.as_row(one) for one in page["items"]]}


@router.post(
    "batches",
    scope="organization:write",
    verb="organization.hand_in_batch",
    response={201: BatchOut},
    summary=_("Hand in a table, and see what it would do"),
)
def hand_in_batch(request, given: BatchIn):
    entity = entity_of(request)
    try:
        rows = _as_sheet(given.table, given.rows)
        batch = actions.hand_in_batch(by=request.user, entity=entity, table=given.table, rows=rows)
    except sheets.BadSheet as bad:
        raise invalid("rows", bad.sentence) from bad
    return Status(201, _judged(batch))


@router.get("batches/{uuid:pk}", scope="organization:read", response=BatchOut, summary=_("What a table would do now"))
def batch(request, pk: UUID):
    found = _batch(request, pk)
    permissions.can_take_batch(request.user, found.entity, found.table).require()
    return _judged(found)


@router.post(
    "batches/{uuid:pk}/take",
    scope="organization:write",
    verb="organization.take_batch",
    response={200: BatchOut, 202: BatchOut},
    summary=_("Do what a table says; of many rows, begin, and look at the table until its state is taken"),
)
def take_batch(request, pk: UUID):
    batch = actions.take_batch(by=request.user, batch=_batch(request, pk))
    return Status(202 if batch.is_running else 200, _judged(batch))
