"""What a line of the record says by a code or a number, in words; whom it names is looked up by who reads it."""

from datetime import date

from jehat.cases.directives import ReturnGround
from jehat.cases.models import Appeal
from jehat.cases.models.alarm import Level
from jehat.cases.states import Outcome, Priority, PriorityGround
from jehat.core.hijri import dual
from jehat.people.models import User

_CODES = {
    "outcome": ("result", Outcome),
    "decision": ("decision", Appeal.Decision),
    "ground": ("ground", ReturnGround),
    "priority": ("priority", Priority),
    "language": ("language", User.Language),
}


def facts_of(event) -> dict[str, str]:
    """The words that the sentence of its verb has room for, by their names; without what the line does not hold."""
    told = event.particulars
    found = {word: kind(told[key]).label for word, (key, kind) in _CODES.items() if told.get(key) in kind.values}
    found |= {word: told[word] for word in ("stars", "step") if word in told}
    if event.verb == "case.prioritise" and told.get("urgency") in PriorityGround.values:
        found["ground"] = PriorityGround(told["urgency"]).label
    if event.verb == "case.escalate" and told.get("level") in Level.values:
        found["alarm"] = Level(told["level"]).label
    if told.get("until"):
        first, second = dual(date.fromisoformat(told["until"]))
        found["until"] = f"{first} ({second})"
    return found
