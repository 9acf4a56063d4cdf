"""Words kept ready for the composer."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation

from jehat.cases.models import CannedReply
from jehat.core.hijri import dual

# More than anybody finds again; a page shows no more, and the composer offers no more.
MOST_REPLIES = 200
VARIABLES = ("beneficiary", "number", "kind", "employee", "entity", "due")


@dataclass(frozen=True)
class Ready:
    """A canned reply with the facts of a case in it."""

    reply: CannedReply
    text: str


def replies_of(employee) -> list[CannedReply]:
    """What an employee may use in the composer; one query."""
    found = CannedReply.objects.in_use().within_reach_of(employee).select_related("department").ordered()
    return list(found[:MOST_REPLIES])


def ready_replies(case, employee, *, language: str) -> list[Ready]:
    """The employee's replies, filled for a case, in the language of whoever will read them."""
    facts = facts_of(case, employee, language=language)
    return [Ready(reply, filled(reply.words(language), facts)) for reply in replies_of(employee)]


def facts_of(case, employee, *, language: str) -> dict[str, str]:
    """What stands for each variable, in a language."""
    with translation.override(language):
        return {
            "beneficiary": case.beneficiary.full_name,
            "number": case.number,
            "kind": case.kind.name,
            "employee": employee.name,
            "entity": case.entity.name,
            "due": _day(timezone.localdate(case.due_at)),
        }


def _day(day: date) -> str:
    first, second = dual(day)
    return f"{first} ({second})"


def filled(text: str, facts: dict[str, str]) -> str:
    """The text with its variables replaced at once; anything else in braces stays as it was written."""
    return re.sub(r"\{(\w+)\}", lambda found: facts.get(found[1], found[0]), text)
