"""The one statement that adds a line to the record.

Composed once and sent as it is: what the ORM does for any model, anew for each row, costs more than the line itself.
"""

from django.db import connection
from django.db.backends.postgresql.psycopg_any import Jsonb

WRITTEN = (
    "at", "entity_id", "by_id", "acting_for_id", "verb", "subject_type", "subject_id", "outcome", "mac", "particulars",
)  # fmt: skip
INSERT = (
    f"INSERT INTO audit_event ({', '.join(WRITTEN)}) VALUES ({', '.join(['%s'] * len(WRITTEN))}) "  # noqa: S608
    "RETURNING id, recorded_at, xid::text::bigint, era"
)


def write(event) -> None:
    """Add the line, and tell the event what the database added to it."""
    values = [getattr(event, name) for name in WRITTEN[:-1]]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [*values, Jsonb(event.particulars)])
        event.pk, event.recorded_at, event.xid, event.era = cursor.fetchone()
    event._state.adding, event._state.db = False, connection.alias
