"""What keeps a form from being published: a pure reckoning over its fields and documents."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .conditions import answers_of
from .questionnaire import documents_of
from .shape import Field, read_fields
from .types import TYPES

LANGUAGES = ("ar", "en")
FEWEST_OPTIONS = 2


def faults(version) -> Iterator[str | Promise]:
    """Each kind of fault once, in words for who keeps the form."""
    fields = read_fields(version.form)
    if len({field.code for field in fields}) < len(fields):
        yield _("Two questions have the same code")
    if any(not _is_named(field) for field in fields):
        yield _("A question that is not written in both languages")
    if any(TYPES[field.type].has_options and not _has_options(field) for field in fields):
        yield _("A question with fewer than two answers, or with answers that are not named in both languages")
    if any(not _is_possible(field) for field in fields):
        yield _("A question whose least is more than its most")
    if not _are_conditions_right((*fields, *documents_of(version))):
        yield _("A condition on a question that is not asked before it, or on an answer that it does not have")


def _is_named(field: Field) -> bool:
    return all(getattr(field, f"label_{one}").strip() for one in LANGUAGES) and bool(field.help_ar) == bool(
        field.help_en
    )


def _has_options(field: Field) -> bool:
    codes = {one.code for one in field.options}
    named = all(getattr(one, f"label_{language}").strip() for one in field.options for language in LANGUAGES)
    return len(codes) == len(field.options) >= FEWEST_OPTIONS and named


def _is_possible(field: Field) -> bool:
    least, most = field.limits.get("least"), field.limits.get("most")
    return least is None or most is None or float(least) <= float(most)


def _are_conditions_right(fields: tuple[Field, ...]) -> bool:
    known: dict[str, set[str]] = {}
    for field in fields:
        for term in field.condition.terms if field.condition else ():
            if term.value not in known.get(term.field, ()):
                return False
        known[field.code] = {code for code, _label in answers_of(field)}
    return True
