"""A page's form judges a request of a program too: what its fields refuse is named by its place in the body."""

from collections.abc import Callable, Iterable
from typing import Any

from ninja.errors import ValidationError


def require_valid(form: Any, *, place: Callable[[str], str] = str) -> None:
    """Raise, as for a request that cannot be read, what a form refuses; `place` gives where a field stands."""
    if form.is_valid():
        return
    raise ValidationError(
        [
            _fault("" if field == "__all__" else place(field), sentence)
            for field, sentences in form.errors.items()
            for sentence in sentences
        ]
    )


def invalid(where: str, sentence: Any) -> ValidationError:
    """One fault of the body, with the sentence that says what is wrong."""
    return ValidationError([_fault(where, sentence)])


def all_invalid(faults: Iterable[tuple[str, Any]]) -> ValidationError:
    """Several faults of the body, each with its place and its sentence."""
    return ValidationError([_fault(where, sentence) for where, sentence in faults])


def _fault(where: str, sentence: Any) -> dict[str, Any]:
    loc = ["body", *filter(None, where.split("."))]
    return {"type": "value_error", "loc": loc, "msg": str(sentence), "ctx": {"error": sentence}}
