"""What the rules of a department say of a case: the first that fits decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jehat.cases.models import Rule
from jehat.catalogue.fields.sought import is_met

# What a rule may ask of a case; whatever it leaves empty fits every case.
CONDITIONS = ("kind_id", "language", "priority", "channel")


@dataclass(frozen=True)
class Facts:
    """What rules ask of a case."""

    kind_id: Any = None
    language: str = ""
    priority: str = ""
    channel: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, case, *, with_answers=False) -> "Facts":
        """Of a case; its answers are opened only where something asks for them."""
        given = getattr(case, "answers", None) if with_answers else None
        known = {name: getattr(case, name) for name in CONDITIONS}
        return cls(**known, answers=given.values if given is not None else {})


def fits(rule, facts: Facts) -> bool:
    """Whether each condition that the rule has is met."""
    asked = ((getattr(rule, name), getattr(facts, name)) for name in CONDITIONS)
    if not all(wanted in (None, "", found) for wanted, found in asked):
        return False
    return all(is_met(one, facts.answers) for one in _answers(rule))


def _answers(rule):
    return getattr(rule, "answers", ())


def ask_answers(rules: Iterable) -> bool:
    """Whether any of the rules goes by answers."""
    return any(_answers(one) for one in rules)


def first_fitting(rules: Iterable, facts: Facts):
    """The rule that decides, or None."""
    return next((rule for rule in rules if fits(rule, facts)), None)


def rule_for(department, case) -> Rule | None:
    """The rule of a department that decides a case."""
    if case is None:
        return None
    rules = Rule.objects.filter(department=department).select_related("to_department__entity", "to_department__head")
    rules = list(rules.select_related("skill"))
    return first_fitting(rules, Facts.of(case, with_answers=ask_answers(rules)))
