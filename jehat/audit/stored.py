"""Lines of the record as they are hashed: each stored column as text, with its length before it.

The text is made by the database, in one way for whoever reads: numbers in decimal, times in UTC to the microsecond,
ids and particulars as PostgreSQL prints `uuid` and `jsonb`, the MAC in hexadecimal.
"""

from jehat.core import merkle

_TIME = "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
TEXTS = {
    "id": "id::text",
    "xid": "xid::text",
    "era": "era::text",
    "at": _TIME.format("at"),
    "recorded_at": _TIME.format("recorded_at"),
    "entity_id": "entity_id::text",
    "by_id": "by_id::text",
    "acting_for_id": "acting_for_id::text",
    "verb": "verb::text",
    "subject_type": "subject_type::text",
    "subject_id": "subject_id::text",
    "outcome": "outcome::text",
    "particulars": "particulars::text",
    "mac": "encode(mac, 'hex')",
}
COLUMNS = tuple(TEXTS)
SELECTED = ", ".join(TEXTS.values())
# Named with the table: a bare name would be the text selected under it, and 999 come after 1004.
ORDER = "audit_event.era, audit_event.xid, audit_event.id"
ID, XID, ERA = (COLUMNS.index(name) for name in ("id", "xid", "era"))
NOTHING = b"\xff\xff\xff\xff"

Line = tuple[str | None, ...]


def joined(texts: Line) -> bytes:
    """The texts one after the other, each after its length; nothing and the empty text differ."""
    parts = []
    for text in texts:
        if text is None:
            parts.append(NOTHING)
        else:
            data = text.encode()
            parts += (len(data).to_bytes(4, "big"), data)
    return b"".join(parts)


def leaf(line: Line) -> bytes:
    """The hash of one line, as its batch holds it."""
    return merkle.leaf(joined(line))


def place(line: Line) -> tuple[int, int]:
    """Where a line stands in its era: the number of its transaction, then its own."""
    return int(line[XID] or 0), int(line[ID] or 0)
