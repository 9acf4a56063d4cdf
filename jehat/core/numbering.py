"""Official numbers without a gap or a double (domain handbook §2.15)."""

from django.db import connection


def next_number(series: str) -> int:
    """Take the next number; its row stays locked until the caller commits, so none is lost or doubled."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_series (name, last) VALUES (%s, 1)"
            " ON CONFLICT (name) DO UPDATE SET last = core_series.last + 1 RETURNING last",
            [series],
        )
        return cursor.fetchone()[0]
