"""In which order a list of cases stands, and where its next page begins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Case as Either
from django.db.models import F, IntegerField, Q, UUIDField, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Priority, Status
from jehat.core.hijri import dual

URGENCY = {Priority.URGENT: 2, Priority.IMPORTANT: 1}
HOW_URGENT = Either(
    *(When(priority=priority, then=Value(degree)) for priority, degree in URGENCY.items()),
    default=Value(0),
    output_field=IntegerField(),
)


def _moment(text: str) -> datetime:
    # Python knows zones that the database refuses.
    return datetime.fromisoformat(text).astimezone(UTC)


def _day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Grouping:
    """By what a list is parted: the value in the database, how it is read in a mark, and the heading of a part.

    `named` are the relations that the heading reads.
    """

    value: object
    read: Callable
    heading: Callable
    named: tuple[str, ...] = ()


STAGES = Either(*(When(status=one, then=Value(n)) for n, one in enumerate(Status)), output_field=IntegerField())
NOBODY = UUID(int=0)
GROUPS = {
    "due": Grouping(TruncDate("due_at"), _day, lambda case: " · ".join(dual(case.group))),
    "kind": Grouping(F("kind_id"), UUID, lambda case: case.kind.name, ("kind",)),
    "holder": Grouping(
        Coalesce("assignee_id", Value(NOBODY, output_field=UUIDField())),
        UUID,
        lambda case: case.assignee.name if case.assignee else str(_("Nobody yet")),
        ("assignee__user",),
    ),
    "status": Grouping(STAGES, int, lambda case: str(Status(case.status).label)),
}
READERS = {"active_at": _moment, "created_at": _moment, "due_at": _moment, "urgency": int, "pk": UUID}


@dataclass(frozen=True)
class Order:
    """Names of what is compared, the most important first; a minus turns one round. The last is always the key."""

    names: tuple[str, ...]
    grouping: Grouping | None = None

    def by(self, group: str) -> "Order":
        """The same within parts; a group that there is not parts nothing."""
        return Order(("group", *self.names), GROUPS[group]) if group in GROUPS else self

    def of(self, cases):
        ranked = cases.annotate(urgency=HOW_URGENT) if self._needs_urgency else cases
        ranked = ranked.annotate(group=self.grouping.value) if self.grouping else ranked
        return ranked.order_by(*self.names)

    @property
    def named(self) -> tuple[str, ...]:
        """The relations of a case that its part is named by."""
        return self.grouping.named if self.grouping else ()

    def heading(self, case) -> str:
        return self.grouping.heading(case) if self.grouping else ""

    def last_group(self, mark: str):
        """The part in which the page before ended, or None at the start."""
        values = self._read(mark) if self.grouping else None
        return values[0] if values else None

    def after(self, cases, mark: str):
        """What comes after the case at which the page before ended; a mark that nobody gave begins at the start."""
        values = self._read(mark)
        if values is None:
            return cases
        beyond, same = Q(), Q()
        for name, value in zip(self.names, values, strict=True):
            field = name.lstrip("-")
            beyond |= same & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
            same &= Q(**{field: value})
        return cases.filter(beyond)

    def mark(self, case) -> str:
        return "~".join(_written(getattr(case, name.lstrip("-"))) for name in self.names)

    @property
    def _needs_urgency(self) -> bool:
        return "-urgency" in self.names

    def _read(self, mark: str) -> list | None:
        parts = mark.split("~")
        if len(parts) != len(self.names):
            return None
        try:
            return [self._reader(name)(part) for name, part in zip(self.names, parts, strict=True)]
        except (ValueError, OverflowError):
            return None

    def _reader(self, name):
        return self.grouping.read if name == "group" else READERS[name.lstrip("-")]


def _written(value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


ORDERS = {
    "active": Order(("-active_at", "-pk")),
    "oldest": Order(("created_at", "pk")),
    "due": Order(("due_at", "pk")),
    "priority": Order(("-urgency", "-active_at", "-pk")),
}
