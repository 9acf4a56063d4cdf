"""Of which things no program is told by itself.

This area does not know what acts are about, so the areas above name what is to be kept back when they start:
`withheld.asked_by("cases.case", question)`, where `question()` gives a queryset of their keys.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

_questions: dict[str, Callable[[], Any]] = {}


def asked_by(kind: str, question: Callable[[], Any]) -> None:
    """Keep back from now on what is done to these things of a kind."""
    _questions[kind] = question


def about_withheld() -> Q:
    """The lines of the record about what is kept back."""
    found = Q(pk__in=[])
    for kind, question in _questions.items():
        found |= Q(subject_type=kind, subject_id__in=question())
    return found
