"""Bringing the head of the record to its anchors, again and again, each on its own so that none waits for another."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import Error, connection
from django.utils import timezone

from jehat.core.walls import seen_as

from . import anchors
from .anchors import Anchor, AnchorFailed
from .models import Anchoring, Batch
from .verification import Finding

EVERY_SECONDS = 20
LATE_SECONDS = 90
# A failure that lasts is written down again after so long.
SAID_AGAIN = timedelta(minutes=10)
log = logging.getLogger("jehat.audit.anchoring")


def keep(stop: threading.Event) -> list[threading.Thread]:
    """Anchor until told to stop, in one thread for each anchor."""
    try:
        named = {anchor.name: anchor for anchor in anchors.configured()}
    except anchors.UnknownAnchor as unknown:
        # The record is sealed all the same; that it is anchored nowhere is said here and by `jehat audit status`.
        log.error("the record has no anchors: %s", unknown)
        return []
    threads = [threading.Thread(target=_keep, args=(one, stop), name=name, daemon=True) for name, one in named.items()]
    for thread in threads:
        thread.start()
    return threads


@seen_as.platform()
def _keep(anchor: Anchor, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            anchor_newest(anchor)
        except Error:
            # The database is away for a moment: what there is to anchor stays there until it is back.
            connection.close()
        stop.wait(EVERY_SECONDS)
    connection.close()


def anchor_newest(anchor: Anchor) -> bool:
    """Bring the newest checkpoint to an anchor that has not got it; whether that was done."""
    batch = Batch.objects.defer("leaves").order_by("number").last()
    if batch is None or batch.number <= anchored_up_to(anchor.name):
        return False
    try:
        receipt = anchor.keep(batch.checkpoint, batch.number)
    except AnchorFailed as failure:
        _note_failure(anchor, batch, str(failure))
        return False
    Anchoring(batch=batch, anchor=anchor.name[:200], receipt=receipt).save(force_insert=True)
    return True


def _note_failure(anchor: Anchor, batch: Batch, why: str) -> None:
    log.warning("the head of the record did not get to %s: %s", anchor.name, why)
    last = Anchoring.objects.filter(anchor=anchor.name[:200]).defer("receipt").order_by("pk").last()
    if last is None or last.failure != why[:200] or last.at < timezone.now() - SAID_AGAIN:
        Anchoring(batch=batch, anchor=anchor.name[:200], failure=why[:200]).save(force_insert=True)


def anchored_up_to(name: str) -> int:
    """The newest batch that an anchor has."""
    kept = Anchoring.objects.filter(anchor=name[:200], failure="").order_by("pk")
    return kept.values_list("batch_id", flat=True).last() or 0


@dataclass(frozen=True)
class Standing:
    """How far one anchor holds the record."""

    name: str
    batch: int
    at: datetime | None
    failure: str
    is_late: bool

    def __str__(self) -> str:
        until = f"batch {self.batch}, {self.at:%Y-%m-%d %H:%M:%S} UTC" if self.at else "nothing yet"
        return (
            f"{self.name}  {until}"
            + (f"  FAILS: {self.failure}" if self.failure else "")
            + ("  LATE" if self.is_late else "")
        )


def standings() -> list[Standing]:
    """Every anchor of this platform and how far it got."""
    return [_standing(anchor.name) for anchor in anchors.configured()]


def _standing(name: str) -> Standing:
    rows = Anchoring.objects.filter(anchor=name[:200]).defer("receipt").order_by("pk")
    last, kept = rows.last(), rows.filter(failure="").last()
    batch = kept.batch_id if kept else 0
    waiting = Batch.objects.filter(number__gt=batch, sealed_at__lt=timezone.now() - timedelta(seconds=LATE_SECONDS))
    return Standing(name, batch, kept.at if kept else None, last.failure if last else "", waiting.exists())


def kept() -> Iterator[str]:
    """The checkpoints that can be read back from the anchors of this platform."""
    for anchor in anchors.configured():
        yield from getattr(anchor, "kept", tuple)()


def receipt_covering(batch: int) -> Anchoring | None:
    """The first time stamp of a batch or of one after it, which by the chain covers it."""
    stamped = Anchoring.objects.filter(batch__gte=batch, receipt__isnull=False)
    return stamped.order_by("batch_id", "pk").first()


def receipts_amiss() -> Iterator[Finding]:
    """Time stamps that are not of the checkpoint beside which they are kept."""
    from .anchors.tsa import stamps

    for found in Anchoring.objects.filter(receipt__isnull=False).select_related("batch").iterator(chunk_size=200):
        try:
            is_true = stamps(bytes(found.receipt), found.batch.checkpoint.encode())
        except ValueError:
            is_true = False
        if not is_true:
            yield Finding("head mismatch", found.batch_id, why=f"the time stamp of {found.anchor} is of something else")
