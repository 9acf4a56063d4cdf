"""One line that a person types, such as a name: kept as it was typed, without what nobody would see of it."""

import unicodedata
from typing import Any

from django import forms

# Zero-width joiners belong to words in Persian and Urdu.
JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text without control, direction and other invisible marks, by which it could pass for another."""
    return "".join(c for c in text if unicodedata.category(c)[0] != "C" or c in JOINERS)


def line(text: str) -> str:
    """The text as one line, with single spaces; empty where nothing in it can be seen."""
    words = visible(" ".join(text.split())).strip()
    return words if words.strip(JOINERS) else ""


class LineField(forms.CharField):
    """A text field whose value is a `line`; what only looks filled in is empty."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(line(value) if isinstance(value, str) else value)
