"""What a version lays down for the cases filed under it: who may file, how long, how often, how it may end.

Pure: it reads the configuration that a version keeps as JSON, and answers with a default for all that is not said.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Filer(TextChoices):
    """Whom a case may be filed for, told by the identity of the account."""

    CITIZEN = "citizen", _("Citizens")
    RESIDENT = "resident", _("Residents")
    VISITOR = "visitor", _("Visitors")
    COMPANY = "company", _("Companies")


# How an entity may close a case; which of them one kind of case knows is its own to say.
OUTCOMES = ("done", "rejected", "not_competent", "no_answer")


@dataclass(frozen=True)
class Named:
    """Something a version names in both languages."""

    code: str
    name_ar: str
    name_en: str

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ar


@dataclass(frozen=True)
class ChecklistItem(Named):
    """What an employee goes through before he closes a case."""

    is_needed: bool = True


@dataclass(frozen=True)
class Letter(Named):
    """Words that close a case with an outcome, in both languages, with variables in double braces."""

    outcome: str = "done"
    body_ar: str = ""
    body_en: str = ""

    def body(self, language: str) -> str:
        return self.body_en if language == "en" else self.body_ar


@dataclass(frozen=True)
class Rules:
    """The rules of one version; the defaults are those of a kind of case that says nothing."""

    may_file: tuple[str, ...] = tuple(Filer)
    outcomes: tuple[str, ...] = OUTCOMES
    letters: tuple[Letter, ...] = ()
    closing_checklist: tuple[ChecklistItem, ...] = ()
    postponements_most: int = 2
    postponement_days_most: int = 30
    # Days of the calendar that the law gives, apart from what is promised; None where it gives no limit.
    legal_days: int | None = None
    answer_days: int = 14
    reopen_days: int = 7
    appeal_days: int = 30
    # The code of the department that decides appeals; without one, the department above the one that decided.
    appeal_department: str | None = None
    is_rated: bool = True

    def lets_file(self, filer: str) -> bool:
        return filer in self.may_file

    def knows(self, outcome: str) -> bool:
        """Whether a case may be closed with this outcome; what the beneficiary himself ends is not asked here."""
        return outcome not in OUTCOMES or outcome in self.outcomes

    @property
    def can_be_appealed(self) -> bool:
        return self.appeal_days > 0

    def letters_for(self, outcome: str) -> list[Letter]:
        return [one for one in self.letters if one.outcome == outcome]


NAMED = {"letters": Letter, "closing_checklist": ChecklistItem}
NAMES = tuple(one.name for one in fields(Rules))


def ruled(written: dict[str, Any]) -> Rules:
    """The rules that a version wrote down; what it does not say, and what this code does not know, is left out."""
    return Rules(**{name: _read(name, value) for name, value in written.items() if name in NAMES})


def _read(name: str, value: Any) -> Any:
    if name in NAMED:
        return tuple(NAMED[name](**row) for row in value)
    return tuple(value) if isinstance(value, list) else value
