"""What somebody who sorts cases may seek of their answers: one of few, or a number within bounds.

Kept as JSON: `{"field": code, "value": code of an answer}` or `{"field": code, "least": "3", "most": "10"}`.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .base import wrong
from .conditions import answers_of
from .shape import Field, Term
from .types import TYPES

AMOUNTS = ("number", "money")
BOUNDS = ("least", "most")


def seekable(fields: Iterable[Field]) -> list[Field]:
    """The fields of which an answer may be sought."""
    return [one for one in fields if one.type in AMOUNTS or answers_of(one)]


def sought(fields: Iterable[Field], given: dict[str, Any]) -> dict[str, str]:
    """What is kept of what is sought of one field; ValidationError where its form knows no such thing."""
    field = next((one for one in seekable(fields) if one.code == given.get("field")), None)
    if field is None:
        raise wrong(_("The form of this kind has no such question to go by."))
    if field.type in AMOUNTS:
        return {"field": field.code} | _bounds(field, given)
    if given.get("value") not in dict(answers_of(field)):
        raise wrong(_("Choose one of those offered."), "choice")
    return {"field": field.code, "value": given["value"]}


def _bounds(field, given) -> dict[str, str]:
    # A bound of a rule may lie beyond what the form allows: it then leaves nobody out on that side.
    free = replace(field, limits={name: value for name, value in field.limits.items() if name not in BOUNDS})
    bounds = {name: TYPES[field.type].clean(free, given[name]) for name in BOUNDS if given.get(name) not in (None, "")}
    if not bounds:
        raise wrong(_("Say from which number, or up to which."))
    if len(bounds) == len(BOUNDS) and Decimal(bounds["least"]) > Decimal(bounds["most"]):
        raise wrong(_("The lower bound is above the upper one."))
    return bounds


def is_met(one: dict[str, str], answers: dict[str, Any]) -> bool:
    """Whether the answers hold what is sought; what was not answered holds nothing."""
    if "value" in one:
        return Term(one["field"], one["value"]).holds(answers)
    given = answers.get(one["field"])
    try:
        amount = Decimal(str(given))
    except ArithmeticError:
        return False
    return Decimal(one.get("least", "-Infinity")) <= amount <= Decimal(one.get("most", "Infinity"))


def sought_in_words(one: dict[str, str], fields: Iterable[Field]) -> str:
    """What is sought, for a reader of the active language; a question asked no more is told by its code."""
    field = next((each for each in fields if each.code == one["field"]), None)
    label = field.label if field else one["field"]
    if "value" in one:
        answer = dict(answers_of(field)).get(one["value"], one["value"]) if field else one["value"]
        return _("%(question)s: %(answer)s") % {"question": label, "answer": answer}
    shown = {name: TYPES[field.type].shown(field, one[name]) if field else one[name] for name in BOUNDS if name in one}
    if len(shown) == len(BOUNDS):
        return _("%(question)s: from %(least)s to %(most)s") % {"question": label, **shown}
    if "least" in shown:
        return _("%(question)s: from %(least)s") % {"question": label, **shown}
    return _("%(question)s: up to %(most)s") % {"question": label, **shown}
