"""Where drafts belong: this area does not know of cases, so the areas above name who answers for a kind of place.

A place is a code whose first part names its kind: "new:WRM-BPR", "case:WRM-1448-000123:note". An area answers for its
kinds when it starts (`AppConfig.ready`): `places.answered_by("case", question)`, where `question(user, codes)` gives
{code: Place} for those of the codes at which this person may write now.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True)
class Place:
    """Where a draft belongs: what it is about, what it will become, where one goes on, whose key seals it."""

    title: str
    label: str | Promise
    url: str
    entity_id: UUID | None = None
    is_internal: bool = False


Question = Callable[[object, list[str]], dict[str, Place]]
_questions: dict[str, Question] = {}


def answered_by(kind: str, question: Question) -> None:
    """Ask this from now on about places of a kind."""
    _questions[kind] = question


def described(user, codes: Iterable[str]) -> dict[str, Place]:
    """Those of the places where this person may write, each with what there is to say of it; one question a kind."""
    by_kind = defaultdict(list)
    for code in codes:
        by_kind[code.partition(":")[0]].append(code)
    found: dict[str, Place] = {}
    for kind, some in by_kind.items():
        if kind in _questions:
            found |= _questions[kind](user, some)
    return found


def find(user, code: str) -> Place | None:
    """The place of that code, or None where this person may not write."""
    return described(user, [code]).get(code)
