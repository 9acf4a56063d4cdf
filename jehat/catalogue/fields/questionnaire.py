"""All that is asked of who files a case: the fields of the form, then the documents that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .shape import Field, read_condition, read_fields
from .types import TYPES

MISSING = "required"


@dataclass(frozen=True)
class Told:
    """An answer as people read it; `files` are the documents that are its answer."""

    label: str
    text: str
    files: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Checked:
    """What is kept of answers, and what is wrong with them by the code of the field."""

    values: dict[str, Any]
    problems: dict[str, ValidationError]

    @property
    def is_right(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class Questionnaire:
    """What a version asks (نموذج الطلب)."""

    fields: tuple[Field, ...] = ()

    @classmethod
    def of(cls, version) -> "Questionnaire":
        """What a version asks; nothing where there is none."""
        if version is None:
            return cls()
        return cls((*read_fields(version.form), *documents_of(version)))

    def __bool__(self) -> bool:
        return bool(self.fields)

    def asked(self, values: dict[str, Any]) -> Iterator[Field]:
        """The fields that are asked of who has given these answers; what was not asked counts as no answer."""
        known: dict[str, Any] = {}
        for field in self.fields:
            if field.is_asked(known):
                yield field
                if field.code in values:
                    known[field.code] = values[field.code]

    def checked(self, given: dict[str, Any]) -> Checked:
        """The answers as they are kept; those to what is not asked are left out."""
        values: dict[str, Any] = {}
        problems: dict[str, ValidationError] = {}
        for field in self.fields:
            if not field.is_asked(values):
                continue
            try:
                value = cleaned(field, given.get(field.code))
            except ValidationError as problem:
                problems[field.code] = problem
                continue
            if value is not None:
                values[field.code] = value
        return Checked(values, problems)

    def told(self, values: dict[str, Any]) -> list[Told]:
        """The answers as people read them in the active language, in the order of the form."""
        return [_told(field, values[field.code]) for field in self.asked(values) if field.code in values]


def cleaned(field: Field, given: Any) -> Any:
    """What is kept of one answer, nothing where there is none; ValidationError where it is wrong or missing."""
    is_empty = given is None or given == [] or (isinstance(given, str) and not given.strip())
    value = None if is_empty else TYPES[field.type].clean(field, given)
    if value in (None, "", []):
        if field.is_required:
            raise ValidationError(
                _("This document is needed.") if field.is_document else _("An answer is needed."), MISSING
            )
        return None
    return value


def documents_of(version) -> tuple[Field, ...]:
    """The required documents that are handed in when a case is filed, each as a field of its own."""
    rows = enumerate(version.requirements, start=1)
    return tuple(_document(row, place) for place, row in rows if row.get("is_attached"))


def _document(row: dict[str, Any], place: int) -> Field:
    limits = {"types": row.get("types") or [], "megabytes": row.get("megabytes")}
    return Field(
        code=f"document-{place}",
        type="file",
        label_ar=row["name_ar"],
        label_en=row["name_en"],
        is_required=row["mandatory"],
        limits={name: value for name, value in limits.items() if value},
        condition=read_condition(row.get("when")),
        is_document=True,
    )


def _told(field: Field, kept: Any) -> Told:
    files = tuple(kept) if field.type == "file" else ()
    return Told(field.label, TYPES[field.type].shown(field, kept), files)
