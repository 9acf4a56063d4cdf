"""Reading the record in the order in which it is sealed: of one moment, a few thousand lines at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.db import connection, transaction

from . import stored
from .models import Batch

AT_ONCE = 2000
LINES = f"""
SELECT {stored.SELECTED} FROM audit_event
WHERE era = %s AND (xid, id) > (%s::text::xid8, %s) ORDER BY {stored.ORDER}
"""  # noqa: S608 (columns of our own)


@contextmanager
def snapshot() -> Iterator[ExitStack]:
    """Everything read inside is of one moment, while the platform goes on writing; cursors close with it."""
    with transaction.atomic(), ExitStack() as stack:
        with connection.cursor() as cursor:
            if not connection.in_atomic_block or not connection.savepoint_ids:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield stack


class Lines:
    """The lines of one era after a place, taken batch by batch."""

    def __init__(self, stack: ExitStack, era: int, after: tuple[int, int]) -> None:
        cursor = stack.enter_context(connection.chunked_cursor())
        cursor.execute(LINES, [era, str(after[0]), after[1]])
        self._coming = _each(cursor)
        self._next: stored.Line | None = next(self._coming, None)

    def up_to(self, place: tuple[int, int]) -> list[stored.Line]:
        """The next lines, none of them after this place."""
        taken = []
        while self._next is not None and stored.place(self._next) <= place:
            taken.append(self._next)
            self._next = next(self._coming, None)
        return taken

    def rest(self) -> Iterator[stored.Line]:
        while self._next is not None:
            yield self._next
            self._next = next(self._coming, None)


def before(batch: Batch) -> tuple[int, int]:
    """The place after which the lines of a batch begin: where the one before it in the era ends."""
    earlier = Batch.objects.filter(era=batch.era, number__lt=batch.number).order_by("number")
    return earlier.values_list("xid_to", "id_to").last() or (0, 0)


def _each(cursor) -> Iterator[stored.Line]:
    while lines := cursor.fetchmany(AT_ONCE):
        yield from lines


def batches(since: datetime | None = None) -> Iterator[Batch]:
    """The chain from its beginning, or from the first batch sealed at a moment or after it."""
    found = Batch.objects.order_by("number")
    if since is not None:
        first = found.filter(sealed_at__gte=since).values_list("number", flat=True).first()
        found = found.filter(number__gte=first) if first else found.none()
    return found.iterator(chunk_size=500)
