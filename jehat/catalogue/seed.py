"""This area's part of the demonstration: the kinds of case. It may run twice."""

import json
from collections.abc import Iterable
from pathlib import Path

from jehat.organization.models import Department

from .models import Kind

CATALOGUE = Path(__file__).parent / "demonstration" / "catalogue.json"
HALALAS = 100


def read_catalogue() -> dict:
    """The fictional catalogue: entities with departments, kinds of case, people, subjects, comments, directives."""
    return json.loads(CATALOGUE.read_text(encoding="utf-8"))


def load_kinds(rows: Iterable[dict]) -> list[Kind]:
    """Kinds that do not exist yet, for departments that do."""
    known = set(Kind.objects.values_list("code", flat=True))
    departments = {(unit.entity.code, unit.code): unit for unit in Department.objects.select_related("entity")}
    return Kind.objects.bulk_create(
        _kind(row, departments[row["entity"], row["department"]]) for row in rows if row["code"] not in known
    )


def _kind(row: dict, department: Department) -> Kind:
    named = {name: row[name] for name in ("code", "name_ar", "name_en", "summary_ar", "summary_en", "steps")}
    return Kind(
        entity=department.entity,
        department=department,
        requirements=row["required_documents"],
        fee=row["fee"] * HALALAS,
        working_days=row["sla_working_days"],
        secrecy=row["default_secrecy"],
        **named,
    )
