"""What still ties somebody to work: this area does not know of work, so the areas above name who answers.

An area names its question when it starts (`AppConfig.ready`): `duties.asked_by(question)`, where `question(employee)`
and `question(department)` give a Verdict whose reason says what has to be handed over first.
"""

from collections.abc import Callable

from jehat.core.verdict import Refused, Verdict

from .models import Department, Employee


class StillHeld(Refused):
    """Something that is held here has to be handed over first."""


_questions: list[Callable[[Employee | Department], Verdict]] = []


def asked_by(question: Callable[[Employee | Department], Verdict]) -> None:
    """Ask this from now on before an employee or a department leaves its place."""
    if question not in _questions:
        _questions.append(question)


def require_none(subject: Employee | Department) -> None:
    """Raise StillHeld with the first reason for which the subject may not leave its place yet."""
    for question in _questions:
        if not (verdict := question(subject)):
            raise StillHeld(verdict.reason)
