"""Reading the record: a page of lines, the newest first, at a cost that does not grow with the length of the record."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from .models import Event, EventQuerySet

# A page looks so far back at most; who asks for what is seldom goes on from there.
WINDOW = 20_000


@dataclass(frozen=True)
class Lines:
    """A page of the record; `next` is the mark of the page after it, empty at the end.

    `searched_to` is the moment back to which was looked where that is not the last line shown.
    """

    events: list[Event]
    next: str
    searched_to: datetime | None = None


@dataclass(frozen=True)
class Mark:
    """A place between two lines: what comes after it is older."""

    at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{int(self.at.timestamp() * 1_000_000)}-{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """The mark that a page before gave; what is none reads as the beginning."""
        moment, dash, pk = text.partition("-")
        if not dash or not (moment.isdecimal() and pk.isdecimal()) or len(text) > 40:
            return None
        try:
            whole, part = divmod(int(moment), 1_000_000)
            return cls(datetime.fromtimestamp(whole, UTC).replace(microsecond=part), min(int(pk), 2**63 - 1))
        except (OverflowError, OSError, ValueError):
            return None

    @property
    def older(self) -> Q:
        return Q(at__lt=self.at) | Q(at=self.at, pk__lt=self.pk)


def newest_first(events: EventQuerySet) -> EventQuerySet:
    return events.order_by("-at", "-pk")


def page(within: EventQuerySet, *, wanted: Q, after: str = "", most: int, beside: EventQuerySet | None = None) -> Lines:
    """The next lines of `within` that are `wanted`, looked for in a bounded window; two queries, or three.

    `beside` are lines that an index of their own finds, such as those of persons and not of an entity. They are read
    no further back than the page reaches.
    """
    mark = Mark.read(after)
    end = _end_of_window(within, mark)
    found = _among(within.filter(wanted), mark, end, most)
    if beside is not None:
        floor = _mark_of(found[-1]) if len(found) > most else end
        found = sorted([*found, *_among(beside, mark, floor, most)], key=lambda one: (one.at, one.pk), reverse=True)
    if len(found) > most:
        return Lines(found[:most], str(_mark_of(found[most - 1])))
    return Lines(found, str(end) if end else "", end.at if end else None)


def _end_of_window(events, mark) -> Mark | None:
    """Where the window ends, unless it reaches the beginning of the record; an index alone answers."""
    rows = newest_first(_after(events, mark)).values_list("at", "pk")[WINDOW - 1 : WINDOW]
    return next((Mark(*row) for row in rows), None)


def _among(events: QuerySet, mark: Mark | None, end: Mark | None, most: int) -> list[Event]:
    left = _after(events, mark)
    if end is not None:
        left = left.filter(at__gte=end.at).exclude(end.older)
    return list(newest_first(left)[: most + 1])


def _after(events, mark):
    """The redundant bound lets the index begin where the page does."""
    return events if mark is None else events.filter(at__lte=mark.at).filter(mark.older)


def _mark_of(event) -> Mark:
    return Mark(event.at, event.pk)
