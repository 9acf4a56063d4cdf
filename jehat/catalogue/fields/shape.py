"""A field of a form, as a version keeps it in JSON and as code reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

# The answers that a field of yes and no has in conditions and in forms.
YES, NO = "yes", "no"


def _in_language(one, name: str) -> str:
    return getattr(one, f"{name}_{'en' if get_language() == 'en' else 'ar'}")


@dataclass(frozen=True)
class Option:
    """One answer that may be chosen."""

    code: str
    label_ar: str
    label_en: str

    @property
    def label(self) -> str:
        return _in_language(self, "label")


@dataclass(frozen=True)
class Term:
    """Another field has this answer, or of several this one among them."""

    field: str
    value: str

    def holds(self, answers: dict[str, Any]) -> bool:
        given = answers.get(self.field)
        if isinstance(given, bool):
            return self.value == (YES if given else NO)
        return self.value in given if isinstance(given, list) else given is not None and str(given) == self.value


@dataclass(frozen=True)
class Condition:
    """When a field is asked: all of its terms hold, or any of them does."""

    terms: tuple[Term, ...]
    needs_all: bool = True

    def holds(self, answers: dict[str, Any]) -> bool:
        held = (term.holds(answers) for term in self.terms)
        return all(held) if self.needs_all else any(held)

    @property
    def written(self) -> dict:
        terms = [{"field": term.field, "value": term.value} for term in self.terms]
        return {"all": self.needs_all, "terms": terms}


@dataclass(frozen=True)
class Field:
    """One question of a form (حقل), with its words in both languages and the limits of its answer."""

    code: str
    type: str
    label_ar: str = ""
    label_en: str = ""
    help_ar: str = ""
    help_en: str = ""
    is_required: bool = False
    options: tuple[Option, ...] = ()
    limits: dict[str, Any] = field(default_factory=dict)
    condition: Condition | None = None
    # Whether it is one of the required documents of the version, and not a field of its form.
    is_document: bool = False

    @property
    def label(self) -> str:
        return _in_language(self, "label")

    @property
    def help(self) -> str:
        return _in_language(self, "help")

    def is_asked(self, answers: dict[str, Any]) -> bool:
        """Whether it is asked of somebody who has given these answers to what came before."""
        return self.condition is None or self.condition.holds(answers)


def read_fields(rows: Iterable[dict[str, Any]]) -> tuple[Field, ...]:
    """The fields of a form as a version keeps them."""
    return tuple(_field(row) for row in rows)


def read_condition(written: dict[str, Any] | None) -> Condition | None:
    if not written or not written.get("terms"):
        return None
    terms = tuple(Term(one["field"], one["value"]) for one in written["terms"])
    return Condition(terms, needs_all=written.get("all", True))


def _field(row: dict[str, Any]) -> Field:
    words = {name: row.get(name, "") for name in ("label_ar", "label_en", "help_ar", "help_en")}
    return Field(
        code=row["code"],
        type=row["type"],
        is_required=row.get("is_required", False),
        options=tuple(Option(one["code"], one["label_ar"], one["label_en"]) for one in row.get("options", ())),
        limits=row.get("limits", {}),
        condition=read_condition(row.get("when")),
        **words,
    )


def written(field: Field) -> dict[str, Any]:
    """A field as a version keeps it: what it does not say is left out."""
    row: dict[str, Any] = {"code": field.code, "type": field.type}
    row |= {name: getattr(field, name) for name in ("label_ar", "label_en", "help_ar", "help_en")}
    row["is_required"] = field.is_required
    if field.options:
        row["options"] = [
            {"code": one.code, "label_ar": one.label_ar, "label_en": one.label_en} for one in field.options
        ]
    if field.limits:
        row["limits"] = dict(field.limits)
    if field.condition:
        row["when"] = field.condition.written
    return row
