"""The sealer joins the lines of the record into batches: each a tree of hashes, chained to the one before, signed.

A line is sealed when no transaction is under way that is as old as its own: whatever a slow one will still write comes
later in the order, so the batches have no gaps, and nobody who writes ever waits. No line is touched.
"""

import base64
import contextlib
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from jehat.core import merkle

from . import checkpoint, eras, signing, stored
from .models import Batch, Era, Event

ADVISORY_LOCK = 7_316_845_001
MOST_ROWS = 5000
LATE_SECONDS = 10
NOWHERE = (0, 0)
READY = f"""
SELECT {stored.SELECTED} FROM audit_event
WHERE era = %(era)s AND (xid, id) > (%(xid)s::text::xid8, %(id)s)
  AND (%(is_closed)s OR xid < pg_snapshot_xmin(pg_current_snapshot()))
ORDER BY {stored.ORDER} LIMIT %(most)s
"""  # noqa: S608 (columns of our own)
OLDEST = """
SELECT extract(epoch FROM clock_timestamp() - recorded_at) FROM audit_event
WHERE era = %s AND (xid, id) > (%s::text::xid8, %s) ORDER BY era, xid, id LIMIT 1
"""


@dataclass
class Chain:
    """The end of the chain of batches, to which the next one is joined."""

    number: int = 0
    head: bytes = checkpoint.NONE_BEFORE
    total: int = 0
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    eras: list[Era] = field(default_factory=list)

    @classmethod
    def read(cls) -> "Chain":
        """As it stands in the database."""
        chain = cls(eras=list(Era.objects.order_by("number")))
        if last := Batch.objects.defer("leaves").order_by("number").last():
            chain.number, chain.head, chain.total = last.number, bytes(last.head), last.total
        for era in chain.eras:
            chain.places[era.number] = last_place(era.number)
        return chain

    def add(self, era: Era, lines: list[stored.Line], **more: str) -> Batch:
        """Write the next batch and its checkpoint; IntegrityError when somebody else has written one meanwhile."""
        before = self.places.get(era.number, NOWHERE)
        to = stored.place(lines[-1]) if lines else before
        leaves = [stored.leaf(line) for line in lines]
        said = self._said(era, before, to, leaves) | more
        batch = Batch(
            number=self.number + 1,
            era=era.number,
            rows=len(lines),
            total=self.total + len(lines),
            xid_to=to[0],
            id_to=to[1],
            head=checkpoint.head_of(self.number + 1, said),
            leaves=b"".join(_numbered(*pair) for pair in zip(lines, leaves, strict=True)),
            checkpoint=checkpoint.write(self.number + 1, said, signing.signer()),
        )
        batch.save(force_insert=True)
        self.number, self.head, self.total = batch.number, batch.head, batch.total
        self.places[era.number] = to
        return batch

    def _said(self, era, before, to, leaves) -> dict[str, str]:
        return {
            "era": str(era.number),
            "from": f"{before[0]}/{before[1]}",
            "to": f"{to[0]}/{to[1]}",
            "rows": str(len(leaves)),
            "total": str(self.total + len(leaves)),
            "root": base64.b64encode(merkle.root(leaves)).decode(),
            "prev": base64.b64encode(self.head).decode(),
            "sealed": timezone.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "database": f"{era.system}/{era.database}/{era.timeline}",
            "key": signing.signer().published(),
        }


def _numbered(line: stored.Line, leaf: bytes) -> bytes:
    return int(line[stored.ID]).to_bytes(8, "big") + leaf


def last_place(era: int) -> tuple[int, int]:
    """Up to where the lines of an era are sealed."""
    found = Batch.objects.filter(era=era).order_by("number").values_list("xid_to", "id_to").last()
    return found or NOWHERE


def begin_era_if_due() -> Era | None:
    """Begin an era when the database is not the one, or not on the history, of the last."""
    era = eras.due()
    if era is None:
        return None
    with contextlib.suppress(IntegrityError), transaction.atomic():
        chain = Chain.read()
        era.save(force_insert=True)
        former = {"former": str(_last_former())} if era.reason == Era.Reason.FIRST else {}
        chain.add(era, [], begins=era.reason, **former)
        return era
    return None


def _last_former() -> int:
    """The last line from before the application marked its lines; those up to it have no MAC."""
    return Event.objects.filter(mac=None).order_by("pk").values_list("pk", flat=True).last() or 0


class Sealer:
    """Seals round by round; of all that are started, the one that holds the lock."""

    def __init__(self) -> None:
        self.chain: Chain | None = None

    def hold(self) -> bool:
        """Become the one sealer of this database; the lock goes with the connection."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
            is_held = cursor.fetchone()[0]
        if is_held:
            begin_era_if_due()
            self.chain = Chain.read()
        return is_held

    def round(self) -> int:
        """Seal what is ready, one batch of each open era; how many lines that were."""
        if self.chain is None:
            self.chain = Chain.read()
        sealed = 0
        for era in self._open():
            if lines := self._ready(era):
                sealed += self._seal(era, lines)
        return sealed

    def _open(self) -> list[Era]:
        """The era of now, and the one before: a transaction may have begun in that and ended in this."""
        return self.chain.eras[-2:]

    def _ready(self, era: Era) -> list[stored.Line]:
        xid, number = self.chain.places.get(era.number, NOWHERE)
        newest = self.chain.eras[-1]
        # Where transactions are numbered anew, none of an earlier era can still be under way.
        is_closed = era is not newest and newest.is_anew
        known = {"era": era.number, "xid": str(xid), "id": number, "is_closed": is_closed, "most": MOST_ROWS}
        with connection.cursor() as cursor:
            cursor.execute(READY, known)
            return cursor.fetchall()

    def _seal(self, era: Era, lines: list[stored.Line]) -> int:
        try:
            with transaction.atomic():
                self.chain.add(era, lines)
        except IntegrityError:
            # Another sealer was faster: the chain is read anew, and its lines are not sealed twice.
            self.chain = None
            return 0
        return len(lines)


def unsealed_seconds() -> float:
    """The age of the oldest line that is not sealed; 0 when all are."""
    newest = Era.objects.order_by("number").values_list("number", flat=True).last() or 1
    return max(_oldest_unsealed(era) for era in (newest, newest - 1))


def _oldest_unsealed(era: int) -> float:
    xid, number = last_place(era)
    with connection.cursor() as cursor:
        cursor.execute(OLDEST, [era, str(xid), number])
        found = cursor.fetchone()
    return float(found[0]) if found else 0.0


def require_sealing() -> None:
    """Raise when the record waits for its seal longer than it should."""
    if (seconds := unsealed_seconds()) > LATE_SECONDS:
        raise TimeoutError(f"lines of the record have waited {seconds:.0f} s for their seal")
