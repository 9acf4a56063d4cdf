"""Limits that slow a guesser and never lock anybody out.

A try is counted before it is judged, so that parallel guesses count too; a success takes it back. Keys are blind
indexes: the table tells neither who was tried nor from where.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from jehat.core.crypto.blind import blind_index

from .models import Throttle

FORGOTTEN_AFTER = timedelta(days=1)


class Slow(Exception):
    """Too many tries: the next is heard in `seconds`."""

    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds

    @property
    def reason(self):
        return ngettext_lazy(
            "Too many tries. Try again in %(seconds)s second.",
            "Too many tries. Try again in %(seconds)s seconds.",
            self.seconds,
        ) % {"seconds": self.seconds}


@dataclass(frozen=True)
class Delay:
    """Some tries are free, then each doubles the wait, up to `longest` seconds; a success forgets them all."""

    key: bytes
    free: int = 5
    longest: int = 300

    def wait(self, row: Throttle, now: datetime) -> float:
        if self.level(row, now) < self.free:
            return 0
        seconds = min(2 ** min(row.failures - self.free + 1, 30), self.longest)
        return (row.failed_at - now).total_seconds() + seconds

    def level(self, row: Throttle, now: datetime) -> int:
        return 0 if now - row.failed_at > FORGOTTEN_AFTER else row.failures

    def forgive(self) -> None:
        Throttle.objects.filter(key=self.key).delete()


@dataclass(frozen=True)
class Bucket:
    """Holds some tries and loses one every `drains` seconds; when it is full the next one waits for that."""

    key: bytes
    holds: int
    drains: int

    def wait(self, row: Throttle, now: datetime) -> float:
        if self.level(row, now) < self.holds:
            return 0
        return self.drains - (now - row.failed_at).total_seconds() % self.drains

    def level(self, row: Throttle, now: datetime) -> int:
        return max(0, row.failures - int((now - row.failed_at).total_seconds() // self.drains))

    def forgive(self) -> None:
        Throttle.objects.filter(key=self.key, failures__gt=0).update(failures=F("failures") - 1)


def sign_in_limits(*, identifier: str, network: str, device: str | None) -> list[Delay | Bucket]:
    """For a known device its own limit; for strangers one per identifier and network, and one for the whole network."""
    if device:
        return [Delay(_key("device", identifier, device))]
    return [Delay(_key("stranger", identifier, network)), Bucket(_key("network", network), holds=60, drains=30)]


def registration_limits(*, contact: str, network: str) -> list[Delay | Bucket]:
    """Codes cost money and reach strangers: few to one contact, and not too many asked for from one network."""
    limits = [Bucket(_key("contact", contact), holds=5, drains=1800)]
    if network:
        limits.append(Bucket(_key("registrations", network), holds=60, drains=30))
    return limits


def recovery_limits(*, identifier: str, network: str) -> list[Delay | Bucket]:
    """Codes for a forgotten password: few for one person, whoever asks, and not too many from one network."""
    return [
        Bucket(_key("recovery", identifier), holds=5, drains=1800),
        Bucket(_key("recoveries", network), holds=30, drains=60),
    ]


def reclaim_limits(*, identity: str, contact: str, network: str) -> list[Delay | Bucket]:
    """Asking an account back warns its owner each time, so it is heard a few times a day only."""
    return [
        Bucket(_key("reclaim", identity), holds=3, drains=8 * 3600),
        Bucket(_key("contact", contact), holds=5, drains=1800),
        Bucket(_key("reclaims", network), holds=10, drains=600),
    ]


def link_limits(*, network: str) -> list[Delay | Bucket]:
    """Guessing the secret of a link."""
    return [Bucket(_key("link", network), holds=60, drains=30)]


def confirm_limits(*, person: str) -> list[Delay | Bucket]:
    """Who sits at somebody's open page guesses no faster than at the door."""
    return [Delay(_key("confirm", person))]


def factor_limits(*, person: str, device: str | None) -> list[Delay | Bucket]:
    """Who knows the password guesses no second factor: six digits are few, so strangers soon wait an hour.

    The owner, on a device he used before, has a limit of his own.
    """
    return [Delay(_key("factor", person, device))] if device else [Delay(_key("factor", person), longest=3600)]


def passkey_limits(*, network: str) -> list[Delay | Bucket]:
    """A signature is not guessed; nobody's own limit may suffer from strangers who send nonsense in his name."""
    return [Bucket(_key("passkey", network), holds=60, drains=30)]


def appointment_limits(*, person: str) -> list[Delay | Bucket]:
    """An offer writes to the one who is named."""
    return [Bucket(_key("appoint", person), holds=20, drains=3600)]


def counter_limits(*, person: str) -> list[Delay | Bucket]:
    """A clerk who types numbers that fit nobody."""
    return [Delay(_key("counter", person), free=10)]


def require(limits, *, now: datetime) -> None:
    """Count a try; raises Slow where one of the limits is reached, and then counts nothing."""
    if seconds := admit(limits, now=now):
        raise Slow(seconds)


@transaction.atomic
def admit(limits, *, now: datetime) -> int:
    """Count a try under all limits and return 0, or count nothing and return the seconds to wait."""
    rows = _locked([limit.key for limit in limits], now)
    wait = max(limit.wait(rows[limit.key], now) for limit in limits)
    if wait > 0:
        return ceil(wait)
    for limit in limits:
        row = rows[limit.key]
        row.failures, row.failed_at = limit.level(row, now) + 1, now
        row.save(update_fields=["failures", "failed_at"])
    return 0


def forgive(limits) -> None:
    """Take back the tries after a success."""
    for limit in limits:
        limit.forgive()


def forget(*, now: datetime | None = None) -> int:
    """Delete what no longer limits anybody; how many rows."""
    return Throttle.objects.filter(failed_at__lt=(now or timezone.now()) - FORGOTTEN_AFTER).delete()[0]


def trace(network: str) -> str:
    """A code for a network, by which lines of the record can be matched, and from which it cannot be read."""
    return _key("trace", network).hex()


def _key(*parts: str) -> bytes:
    return blind_index("people_throttle.key", "\x1f".join(parts))


def _locked(keys: list[bytes], now: datetime) -> dict[bytes, Throttle]:
    # In one order everywhere, so that two tries never wait for one another.
    wanted = Throttle.objects.select_for_update().filter(key__in=keys).order_by("key")
    while True:
        Throttle.objects.bulk_create([Throttle(key=key, failed_at=now) for key in sorted(keys)], ignore_conflicts=True)
        rows = {bytes(row.key): row for row in wanted.all()}
        # A success somewhere else may have deleted a row in between.
        if len(rows) == len(keys):
            return rows
