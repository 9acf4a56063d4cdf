"""The columns of the tables that are taken in and given out, and how their cells are written: data, not code."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jehat.core.folding import fold

CODE = RegexValidator(
    r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\Z", _("Latin capital letters, digits and dashes, for example PERM.")
)
LONGEST_NAME, LONGEST_PERSON_NAME = 200, 60


@dataclass(frozen=True)
class Column:
    key: str
    heading: str | Promise
    is_required: bool = False
    is_told: bool = False


DEPARTMENTS = (
    Column("code", _("Code"), is_required=True),
    Column("name_ar", _("Name in Arabic"), is_required=True),
    Column("name_en", _("Name in English"), is_required=True),
    Column("parent", _("Stands under (code)"), is_told=True),
)
EMPLOYEES = (
    Column("email", _("E-mail"), is_required=True),
    Column("username", _("User name")),
    Column("first_ar", _("First name in Arabic"), is_required=True),
    Column("father_ar", _("Father's name in Arabic")),
    Column("family_ar", _("Family name in Arabic"), is_required=True),
    Column("first_en", _("First name in English")),
    Column("father_en", _("Father's name in English")),
    Column("family_en", _("Family name in English")),
    Column("department", _("Department (code)"), is_required=True),
    Column("role", _("Role (code)"), is_required=True),
    Column("takes_cases", _("Gets cases (yes or no)"), is_told=True),
)
TABLES = {"departments": DEPARTMENTS, "employees": EMPLOYEES}
CELLS = json.loads(Path(__file__).with_name("cells.json").read_text(encoding="utf-8"))
YES, NO = frozenset(CELLS["yes"]), frozenset(CELLS["no"])


def example(table: str) -> dict[str, str]:
    """One invented row, by the keys of its columns."""
    return CELLS["examples"][table]


def headings(columns) -> list[str]:
    """The headings in the active language."""
    return [str(column.heading) for column in columns]


def places(columns, row: list[str]) -> dict[str, int]:
    """Where each column stands in a row of headings, which may be ours in either language or the bare keys."""
    known: dict[str, str] = {}
    for column in columns:
        known[fold(column.key)] = column.key
        for language in ("ar", "en"):
            with override(language):
                known[fold(str(column.heading))] = column.key
    found: dict[str, int] = {}
    for place, heading in enumerate(row):
        if key := known.get(fold(heading)):
            found.setdefault(key, place)
    return found
