"""Eras: stretches of the record in which the database numbers its transactions in one series, on one history.

A dump that was restored numbers them anew; a database taken back to an earlier moment, or one whose standby took over,
goes on from a fork. Each begins an era, and the chain says so in a signed batch without lines.
"""

from dataclasses import dataclass

from django.db import connection

from .models import Era

# Which database this is and on which history, and the first number a transaction begun later can have.
IDENTITY = """
SELECT (SELECT system_identifier FROM pg_control_system()),
       (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
       ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint,
       pg_snapshot_xmax(pg_current_snapshot())::text
"""
NEWEST = """
SELECT xid::text AS newest FROM audit_event WHERE era = %s ORDER BY era DESC, xid DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True)
class Identity:
    """What tells one database from another, and one history of it from another."""

    system: int
    database: int
    timeline: int

    def __str__(self) -> str:
        return f"{self.system}/{self.database}/{self.timeline}"


def now_and_next() -> tuple[Identity, int]:
    """The identity of the database, and the number its next transaction can have."""
    with connection.cursor() as cursor:
        cursor.execute(IDENTITY)
        *identity, upcoming = cursor.fetchone()
    return Identity(*identity), int(upcoming)


def due() -> Era | None:
    """The era that is to begin now, not saved yet; None while the last one goes on."""
    identity, upcoming = now_and_next()
    last = Era.objects.order_by("number").last()
    if last is None:
        return _era(1, Era.Reason.FIRST, identity, is_anew=False)
    is_anew = _newest_xid(last) >= upcoming
    if is_anew or (last.system, last.database) != (identity.system, identity.database):
        return _era(last.number + 1, Era.Reason.RESTORED, identity, is_anew=is_anew)
    if last.timeline != identity.timeline:
        return _era(last.number + 1, Era.Reason.FORK, identity, is_anew=False)
    return None


def _newest_xid(era: Era) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [era.number])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def _era(number: int, reason: str, identity: Identity, *, is_anew: bool) -> Era:
    return Era(
        number=number,
        reason=reason,
        system=identity.system,
        database=identity.database,
        timeline=identity.timeline,
        is_anew=is_anew,
    )
