"""Verifying the record: lines against their MACs and batches, batches against the chain, the chain against anchors."""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from jehat.core import merkle

from . import checkpoint, mac, reading, signing, stored
from .checkpoint import Checkpoint, Unreadable
from .models import Batch, Era

CHANGED = "changed"
MISSING = "missing"
INSERTED = "inserted"
SWAPPED = "swapped"
COPIED = "copied"
BAD_MAC = "bad MAC"
BAD_SIGNATURE = "bad signature"
HEAD_MISMATCH = "head mismatch"
BATCH_ALTERED = "batch altered"
BATCH_MISSING = "batch missing"
COPIES = """
SELECT min(id), max(id) FROM audit_event WHERE mac IS NOT NULL GROUP BY mac HAVING count(*) > 1 ORDER BY 2 LIMIT 100
"""
STRAYS = "SELECT id FROM audit_event WHERE era < 1 OR era > %s ORDER BY id LIMIT 100"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was sealed."""

    kind: str
    batch: int | None
    event: int | None = None
    why: str = ""

    def __str__(self) -> str:
        where = f"batch {self.batch}" if self.batch else "not sealed"
        line = f", line {self.event}" if self.event else ""
        return f"{self.kind}: {where}{line}" + (f" ({self.why})" if self.why else "")


@dataclass
class Report:
    """What was read, and what was found wrong in it."""

    batches: int = 0
    lines: int = 0
    unsealed: int = 0
    former: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return not self.findings


def verify(since: datetime | None = None) -> Report:
    """Read the record from its beginning, or from what was sealed since, and compare it with its seals."""
    with reading.snapshot() as stack:
        return _Verifier(stack, since).run()


class _Verifier:
    def __init__(self, stack: ExitStack, since: datetime | None) -> None:
        self.stack, self.since = stack, since
        self.report = Report()
        self.signers = signing.signers()
        self.eras: dict[int, reading.Lines] = {}
        self.begun: set[int] = set()
        self.last: Checkpoint | None = None
        self.former = self._former()

    def run(self) -> Report:
        for batch in reading.batches(self.since):
            self._batch(batch)
        self._unsealed()
        self._outside()
        return self.report

    def _found(self, kind: str, batch: int | None, event: int | None = None, why: str = "") -> None:
        self.report.findings.append(Finding(kind, batch, event, why))

    # The chain

    def _batch(self, batch: Batch) -> None:
        self.report.batches += 1
        try:
            note = checkpoint.read(batch.checkpoint)
        except Unreadable:
            self._found(BATCH_ALTERED, batch.number, why="its checkpoint cannot be read")
            return
        self._chain(batch, note)
        if note.reason:
            self.begun.add(note.era)
        self._lines(batch, note)
        self.last = note

    def _chain(self, batch: Batch, note: Checkpoint) -> None:
        if not note.is_signed_by(self.signers):
            self._found(BAD_SIGNATURE, batch.number)
        if note.computed != note.head:
            self._found(HEAD_MISMATCH, batch.number, why="the head is not that of the batch")
        columns = (batch.number, batch.era, batch.rows, batch.total, (batch.xid_to, batch.id_to), bytes(batch.head))
        if columns != (note.number, note.era, note.rows, note.total, note.place("to"), note.head):
            self._found(BATCH_ALTERED, batch.number, why="its columns are not what was signed")
        expected = self.last.number + 1 if self.last else (1 if self.since is None else note.number)
        if note.number > expected:
            self._found(BATCH_MISSING, expected, why=f"the chain goes on with {note.number}")
        elif note.prev != (self.last.head if self.last else note.prev if self.since else checkpoint.NONE_BEFORE):
            self._found(HEAD_MISMATCH, batch.number, why="it is not joined to the batch before")

    # The lines of a batch

    def _lines(self, batch: Batch, note: Checkpoint) -> None:
        era = self._era(note.era, note.place("from"))
        # What stands before the batch belongs to one that is missing, and is named with that.
        before = era.up_to(note.place("from"))
        lines = era.up_to(note.place("to"))
        self.report.lines += len(before) + len(lines)
        leaves = [stored.leaf(line) for line in lines]
        named = set() if merkle.root(leaves) == note.root else self._name(batch, note, lines, leaves)
        for line in lines:
            if int(line[stored.ID]) not in named:
                self._mac(line, batch.number)

    def _era(self, number: int, after: tuple[int, int]) -> reading.Lines:
        if number not in self.eras:
            self.eras[number] = reading.Lines(self.stack, number, after if self.since else (0, 0))
        return self.eras[number]

    def _name(self, batch: Batch, note: Checkpoint, lines: list[stored.Line], leaves: list[bytes]) -> set[int]:
        """Name each line that is not what was sealed, by the leaves kept with the batch; their numbers."""
        kept = _numbered(bytes(batch.leaves))
        if merkle.root(list(kept.values())) != note.root:
            self._found(BATCH_ALTERED, batch.number, why="its leaves are not those that were signed")
            return set()
        now = {int(line[stored.ID]): (line, leaf) for line, leaf in zip(lines, leaves, strict=True)}
        for number in kept.keys() - now.keys():
            self._found(MISSING, batch.number, number)
        for number in now.keys() - kept.keys():
            self._found(INSERTED, batch.number, number)
        other = {number for number in kept.keys() & now.keys() if kept[number] != now[number][1]}
        for number in sorted(other):
            # Its words are still its own: what changed is where it stands, or when the database says it came.
            is_whole = mac.holds(now[number][0])
            self._found(SWAPPED if is_whole else CHANGED, batch.number, number)
        return other | (now.keys() - kept.keys())

    def _mac(self, line: stored.Line, batch: int | None) -> None:
        if mac.holds(line):
            return
        if line[-1] is None and int(line[stored.ID]) <= self.former:
            self.report.former += 1
            return
        self._found(BAD_MAC, batch, int(line[stored.ID]), why="the application did not write it so")

    # Outside the batches

    def _unsealed(self) -> None:
        for era in Era.objects.order_by("number"):
            for line in self._era(era.number, self._end_of(era.number)).rest():
                self.report.unsealed += 1
                self._mac(line, None)

    def _end_of(self, era: int) -> tuple[int, int]:
        found = Batch.objects.filter(era=era).order_by("number").values_list("xid_to", "id_to").last()
        return found or (0, 0)

    def _outside(self) -> None:
        if self.since is None:
            for number in set(Era.objects.values_list("number", flat=True)) - self.begun:
                self._found(BATCH_MISSING, None, why=f"nothing signed says that era {number} began")
            for first, copy in self._all(COPIES):
                self._found(COPIED, None, copy, why=f"of line {first}")
        newest = Era.objects.order_by("number").values_list("number", flat=True).last() or 1
        for (number,) in self._all(STRAYS, newest):
            self._found(INSERTED, None, number, why="in an era that never began")

    def _all(self, sql: str, *parameters) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    def _former(self) -> int:
        first = Batch.objects.filter(number=1).values_list("checkpoint", flat=True).first()
        try:
            note = checkpoint.read(first or "")
        except Unreadable:
            return 0
        return note.former if note.is_signed_by(self.signers) else 0


def _numbered(leaves: bytes) -> dict[int, bytes]:
    """Number and leaf of each line of a batch, as it was sealed."""
    return {int.from_bytes(leaves[i : i + 8], "big"): leaves[i + 8 : i + 40] for i in range(0, len(leaves), 40)}


@dataclass
class Against:
    """What a list of anchored checkpoints says of the record."""

    compared: int = 0
    lost: int = 0
    findings: list[Finding] = field(default_factory=list)


def compare(notes: Iterable[str]) -> Against:
    """Hold checkpoints that were kept elsewhere against the record.

    Those of a history that ended with a restore are counted as lost with it: the era that begins after them is signed.
    """
    signers, result = signing.signers(), Against()
    forks = _forks()
    newest = Batch.objects.order_by("number").values_list("number", flat=True).last() or 0
    for text in notes:
        result.compared += 1
        _one_anchored(text, signers, forks, newest, result)
    return result


def _one_anchored(text, signers, forks, newest, result: Against) -> None:
    try:
        note = checkpoint.read(text)
    except Unreadable:
        result.findings.append(Finding(BAD_SIGNATURE, None, why="an anchored text is no checkpoint"))
        return
    if not note.is_signed_by(signers):
        result.findings.append(Finding(BAD_SIGNATURE, note.number, why="in the anchor"))
        return
    head = Batch.objects.filter(number=note.number).values_list("head", flat=True).first()
    if head is not None and bytes(head) == note.head:
        return
    if any(note.number >= first and note.era < era for first, era in forks):
        result.lost += 1
    elif head is None and note.number > newest:
        result.findings.append(Finding(MISSING, note.number, why=f"anchored, but the record ends with {newest}"))
    else:
        result.findings.append(Finding(HEAD_MISMATCH, note.number, why="another head was anchored"))


def _forks() -> list[tuple[int, int]]:
    """The first batch of each era that began after a restore or a fork, and the era."""
    first = {}
    for number, era in Batch.objects.filter(rows=0, era__gt=1).order_by("number").values_list("number", "era"):
        first.setdefault(era, number)
    return [(number, era) for era, number in first.items()]
