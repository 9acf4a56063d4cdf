"""How far the work on a case has come among the steps of its terms, and when each is to be expected: pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

# A step as it stands: over, the one that goes on, or still to come.
DONE, NOW, AHEAD = "done", "now", "ahead"


@dataclass(frozen=True)
class Step:
    """One step with its name, where it stands, when it was reached, and else when it is expected to be over."""

    place: int
    name: str
    state: str
    reached_at: datetime | None
    expected_at: datetime | None

    @property
    def is_ahead(self) -> bool:
        return self.state == AHEAD


def progress(
    steps: list[dict],
    names: list[str],
    reached: dict[int, datetime],
    *,
    begun: datetime,
    is_open: bool,
    is_done: bool = True,
    add: Callable[[datetime, int], datetime],
) -> list[Step]:
    """The steps in order; `add` adds working minutes. The expectation ends at the first step that names no time.

    A case that was done went through them all; one that was closed otherwise came no further than was said of it.
    """
    last = max(reached, default=0)
    present = last if is_open else 1 + (len(steps) if is_done else last)
    since: datetime | None = reached.get(present, begun) if is_open else None
    found = []
    for place, (step, name) in enumerate(zip(steps, names, strict=True), start=1):
        state = DONE if place < present else NOW if place == present and is_open else AHEAD
        if state != DONE:
            since = add(since, step["hours"] * 60) if since and step.get("hours") else None
        found.append(Step(place, name, state, reached.get(place), None if state == DONE else since))
    return found
