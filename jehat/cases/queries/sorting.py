"""In which order a list of cases stands, and where its next page begins."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Case as Either
from django.db.models import IntegerField, Q, Value, When

from jehat.cases.states import Priority

URGENCY = {Priority.URGENT: 2, Priority.IMPORTANT: 1}
HOW_URGENT = Either(
    *(When(priority=priority, then=Value(degree)) for priority, degree in URGENCY.items()),
    default=Value(0),
    output_field=IntegerField(),
)


def _moment(text: str) -> datetime:
    # Python knows zones that the database refuses.
    return datetime.fromisoformat(text).astimezone(UTC)


READERS = {"active_at": _moment, "created_at": _moment, "due_at": _moment, "urgency": int, "pk": UUID}


@dataclass(frozen=True)
class Order:
    """Names of what is compared, the most important first; a minus turns one round. The last is always the key."""

    names: tuple[str, ...]

    def of(self, cases):
        ranked = cases.annotate(urgency=HOW_URGENT) if self._needs_urgency else cases
        return ranked.order_by(*self.names)

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
            return [READERS[name.lstrip("-")](part) for name, part in zip(self.names, parts, strict=True)]
        except (ValueError, OverflowError):
            return None


def _written(value) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


ORDERS = {
    "active": Order(("-active_at", "-pk")),
    "oldest": Order(("created_at", "pk")),
    "due": Order(("due_at", "pk")),
    "priority": Order(("-urgency", "-active_at", "-pk")),
}
