"""Several things asked of a beneficiary at once: each is answered in its place. Pure.

A point is kept as {words, wanted, options, answer}; it is known by its place, from "1" on.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.fields import TYPES, Field, Option, Questionnaire

MOST = 5
LONGEST = 200
MOST_OPTIONS = 10


class Wanted(TextChoices):
    """What answers a point, as the type of a field of forms."""

    TEXT = "long_text", _("Words")
    FILE = "file", _("A document")
    CHOICE = "choice", _("One of several")


def is_right(point: dict) -> bool:
    """Whether it asks something that can be answered."""
    options, wanted = point.get("options", ()), point.get("wanted")
    enough = 2 <= len(options) <= MOST_OPTIONS if wanted == Wanted.CHOICE else not options
    return bool(point.get("words", "").strip()) and wanted in Wanted.values and enough


def kept(point: dict) -> dict:
    return {"words": point["words"].strip(), "wanted": str(point["wanted"]), "options": list(point.get("options", ()))}


def questionnaire(points: list[dict]) -> Questionnaire:
    """What is not answered yet, as any form asks it."""
    return Questionnaire(tuple(_field(code, one) for code, one in coded(points) if "answer" not in one))


def coded(points: list[dict]) -> list[tuple[str, dict]]:
    return [(str(place), one) for place, one in enumerate(points, start=1)]


def answered(points: list[dict], values: dict) -> list[dict]:
    """The points with these answers in their places."""
    return [one | ({"answer": values[code]} if code in values else {}) for code, one in coded(points)]


def missing(points: list[dict]) -> list[str]:
    """What is still to be answered, in words."""
    return [one["words"] for one in points if "answer" not in one]


def asked_in_words(text: str, points: list[dict]) -> str:
    """The question as the story tells it."""
    lines = [f"{code}. {_with_options(one)}" for code, one in coded(points)]
    return "\n".join(part for part in (text, *lines) if part)


def as_typed(told: str, points: list[dict]) -> dict[str, str]:
    """The question as it was typed, by the fields of its form: the words of its own, and each point in its place."""
    text = told.removesuffix(asked_in_words("", points)).removesuffix("\n") if points else told
    typed = {"text": text}
    for code, one in coded(points):
        given = {"words": one["words"], "wanted": one["wanted"], "options": "\n".join(one["options"])}
        typed |= {f"{name}-{code}": value for name, value in given.items()}
    return {name: value for name, value in typed.items() if value}


def answered_in_words(text: str, points: list[dict], values: dict) -> str:
    """What was answered to each, then what was written besides."""
    fields = {field.code: field for field in questionnaire(points).fields if field.code in values}
    lines = [f"{code}. {one.label}\n{TYPES[one.type].shown(one, values[code])}" for code, one in fields.items()]
    return "\n".join(part for part in (*lines, text) if part)


def _with_options(point: dict) -> str:
    return f"{point['words']} ({' / '.join(point['options'])})" if point["options"] else point["words"]


def _field(code: str, point: dict) -> Field:
    options = tuple(Option(str(place), one, one) for place, one in enumerate(point["options"], start=1))
    return Field(code=code, type=point["wanted"], label_ar=point["words"], label_en=point["words"], options=options)
