"""A proof that one line stands in the record, and an export of the record: for whoever has no keys and no platform."""

import base64
import json
from collections.abc import Iterator
from datetime import datetime

from jehat.core import merkle

from . import checkpoint, reading, signing, stored
from .models import Batch, Event

FORMAT = "jehat.record/1"


class NotSealed(LookupError):
    """The line does not exist, or waits for its seal."""


def prove(number: int) -> dict:
    """The line, its way up to the root of its batch, and the signed checkpoint; NotSealed where there is none."""
    event = Event.objects.filter(pk=number).only("era", "xid").first()
    if event is None:
        raise NotSealed(number)
    with reading.snapshot() as stack:
        batch = _batch_of(event)
        note = checkpoint.read(batch.checkpoint)
        lines = reading.Lines(stack, note.era, note.place("from")).up_to(note.place("to"))
    index = [int(line[stored.ID]) for line in lines].index(number)
    path = merkle.path([stored.leaf(line) for line in lines], index)
    return _header() | {
        "line": lines[index],
        "index": index,
        "path": [base64.b64encode(step).decode() for step in path],
        "checkpoint": batch.checkpoint,
    }


def _batch_of(event: Event) -> Batch:
    """The first batch of the era that reaches up to the line."""
    later = Batch.objects.filter(era=event.era).extra(
        where=["(xid_to, id_to) >= (%s::text::xid8, %s)"], params=[str(event.xid), event.pk]
    )
    found = later.exclude(rows=0).defer("leaves").order_by("number").first()
    if found is None:
        raise NotSealed(event.pk)
    return found


def export(since: datetime | None = None) -> Iterator[str]:
    """The record as lines of JSON: the format, then the lines of each batch and after them its checkpoint."""
    yield json.dumps(_header())
    with reading.snapshot() as stack:
        eras: dict[int, reading.Lines] = {}
        for batch in reading.batches(since):
            if batch.era not in eras:
                eras[batch.era] = reading.Lines(stack, batch.era, reading.before(batch))
            for line in eras[batch.era].up_to((batch.xid_to, batch.id_to)):
                yield json.dumps({"line": line})
            yield json.dumps({"checkpoint": batch.checkpoint})


def _header() -> dict:
    return {"format": FORMAT, "columns": stored.COLUMNS, "keys": [one.published() for one in signing.signers()]}
