"""What a draft still lacks before the guide can show it: a pure reckoning, each gap with the field that fills it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fields.faults import faults
from .models import Offer

SCRIPTS = {"ar": "ARABIC LETTER", "en": "LATIN"}
WORDS = {
    "name": {"ar": _("The name in Arabic"), "en": _("The name in English")},
    "summary": {"ar": _("The summary in Arabic"), "en": _("The summary in English")},
    "audience": {"ar": _("Who may ask for it, in Arabic"), "en": _("Who may ask for it, in English")},
}
ROWS = {
    "requirements": (("name",), _("A requirement that is not named in both languages")),
    "steps": (("name",), _("A step that is not named in both languages")),
    "questions": (("question", "answer"), _("A question or an answer that is not written in both languages")),
}


@dataclass(frozen=True)
class Gap:
    """One thing that is missing; `field` names what fills it."""

    field: str
    says: str | Promise


def gaps(offer: Offer) -> list[Gap]:
    """All that is missing, in the order of the form; nothing when the offer can be published."""
    return [*_of_words(offer), *_of_terms(offer), *_of_rows(offer), *_of_form(offer)]


def _of_words(offer) -> Iterator[Gap]:
    for name, says in WORDS.items():
        for language, missing in says.items():
            if not _is_written(getattr(offer, f"{name}_{language}"), language):
                yield Gap(f"{name}_{language}", missing)


def _of_terms(offer) -> Iterator[Gap]:
    if not offer.department.is_active:
        yield Gap("department", _("A department that is active and handles it"))
    if not offer.working_days:
        yield Gap("working_days", _("The working days it takes"))
    if not offer.channels:
        yield Gap("channels", _("A way to ask for it"))
    if bool(offer.fee_note_ar) != bool(offer.fee_note_en):
        yield Gap(
            "fee_note_en" if offer.fee_note_ar else "fee_note_ar", _("What the fee depends on, in both languages")
        )


def _of_rows(offer) -> Iterator[Gap]:
    if not offer.steps:
        yield Gap("steps", _("At least one step of handling it"))
    for rows, (names, says) in ROWS.items():
        if any(not _is_whole(row, names) for row in getattr(offer, rows)):
            yield Gap(rows, says)


def _of_form(offer) -> Iterator[Gap]:
    for says in faults(offer) if hasattr(offer, "form") else ():
        yield Gap("form", says)


def _is_whole(row: dict, names) -> bool:
    return all(_is_written(row.get(f"{name}_{language}", ""), language) for name in names for language in SCRIPTS)


def _is_written(text: str, language: str) -> bool:
    """Whether there is a letter of the language's script in it."""
    return any(unicodedata.name(letter, "").startswith(SCRIPTS[language]) for letter in text)
