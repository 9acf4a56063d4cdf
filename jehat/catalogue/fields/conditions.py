"""Conditions in words, and the answers that a condition may name."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .shape import NO, YES, Field, Term
from .types import TYPES


def answers_of(field: Field) -> list[tuple[str, str]]:
    """What a condition may name of a field: (code, label) of each of its answers; none unless it is one of few."""
    if field.type == "yes_no":
        return [(YES, _("Yes")), (NO, _("No"))]
    return [(one.code, one.label) for one in field.options] if TYPES[field.type].is_chosen else []


def told(field: Field, fields: Iterable[Field]) -> str:
    """When a field is asked, in words; nothing where it always is."""
    if field.condition is None:
        return ""
    by_code = {one.code: one for one in fields}
    terms = [_term(term, by_code[term.field]) for term in field.condition.terms if term.field in by_code]
    joined = _(" and ") if field.condition.needs_all else _(" or ")
    return _("Only if %(condition)s") % {"condition": joined.join(terms)} if terms else ""


def _term(term: Term, field: Field) -> str:
    answer = dict(answers_of(field)).get(term.value, term.value)
    return _("“%(question)s” is “%(answer)s”") % {"question": field.label, "answer": answer}
