"""Tenant keys: found, made on first use, cached for some minutes, rotated and destroyed.

Settings: `JEHAT_KEK` names the provider of the key encryption key; `JEHAT_KEK_FORMER` lists providers that may still
unwrap while it changes; `JEHAT_KEY_CACHE_SECONDS` is how long a process keeps an unwrapped key (900).
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections, router, transaction
from django.utils import timezone

from . import aad
from .errors import CryptoError, DecryptionFailed, KeyDestroyed, KeyUnavailable
from .kek import KekProvider, provider_for
from .keyring_model import KeyRing
from .keys import PLATFORM as PLATFORM
from .keys import KeyBytes, new_key

KEY_CLASSES = frozenset({"field", "file", "blind", "session", "search", "secret", "audit"})
State = KeyRing.State


@dataclass(frozen=True, slots=True)
class TenantKey:
    """One generation of a tenant's key."""

    key: KeyBytes = field(repr=False)
    generation: int


class _Cache:
    """Unwrapped keys of this process; a key that was read before `clear` is not put back after it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[tuple[UUID, str, int | None], tuple[TenantKey, float]] = {}
        self.epoch = 0

    def get(self, tenant: UUID, key_class: str, generation: int | None) -> TenantKey | None:
        held = self._held.get((tenant, key_class, generation))
        return held[0] if held and held[1] > time.monotonic() else None

    def put(self, tenant: UUID, key_class: str, generation: int | None, key: TenantKey, *, epoch: int) -> None:
        until = time.monotonic() + getattr(settings, "JEHAT_KEY_CACHE_SECONDS", 900)
        with self._lock:
            if epoch == self.epoch:
                self._held[tenant, key_class, generation] = (key, until)

    def clear(self) -> None:
        with self._lock:
            self.epoch += 1
            self._held.clear()


_cache = _Cache()
forget = _cache.clear


def tenant_key(tenant: UUID, key_class: str, generation: int | None = None) -> TenantKey:
    """The tenant's active key of a class, made on first use, or the key of one `generation`.

    Raises KeyDestroyed, KeyUnavailable (no such generation, or no key encryption key opens it).
    """
    held = _cache.get(tenant, key_class, generation)
    if held is not None:
        return held
    epoch = _cache.epoch
    row = _find(tenant, key_class, generation) or _first(tenant, key_class)
    key = TenantKey(_opened(row), row.generation)
    _cache.put(tenant, key_class, generation, key, epoch=epoch)
    _cache.put(tenant, key_class, key.generation, key, epoch=epoch)
    return key


def _find(tenant: UUID, key_class: str, generation: int | None) -> KeyRing | None:
    if key_class not in KEY_CLASSES:
        raise KeyUnavailable(f"no class of keys is called {key_class!r}")
    rows = list(KeyRing.objects.filter(tenant=tenant, key_class=key_class))
    for row in rows:
        if row.generation == generation or (generation is None and row.state == State.ACTIVE):
            return row
    if generation is not None:
        raise KeyUnavailable(f"tenant {tenant} has no key of class {key_class!r}, generation {generation}")
    if rows:
        raise KeyDestroyed(f"the keys of class {key_class!r} of tenant {tenant} were destroyed")
    return None


def _first(tenant: UUID, key_class: str) -> KeyRing:
    made = _wrapped_row(tenant, key_class, 1)
    with _own_transaction() as own:
        # Another process may have been first: then its row stands and ours is dropped.
        KeyRing.objects.using(own).bulk_create([made], ignore_conflicts=True)
        return KeyRing.objects.using(own).get(tenant=tenant, key_class=key_class, state=State.ACTIVE)


def _wrapped_row(tenant: UUID, key_class: str, generation: int) -> KeyRing:
    provider = _providers()[0]
    bound = aad.tenant_key(tenant=tenant, key_class=key_class, generation=generation)
    wrapped = provider.wrap(new_key(), bound)
    return KeyRing(
        tenant=tenant,
        key_class=key_class,
        generation=generation,
        kek_uri=provider.uri,
        wrapped=wrapped,
        created=timezone.now(),
    )


@contextmanager
def _own_transaction() -> Iterator[str]:
    """The alias of a connection of its own, in a transaction of its own.

    A new key is committed at once, whatever becomes of the caller's transaction: if it rolled back with that, this
    process would go on sealing under a key that no one can ever find again.
    """
    alias = router.db_for_write(KeyRing)
    own = f"{alias}.keyring"
    connections[own] = connections.create_connection(alias)
    try:
        with transaction.atomic(using=own):
            with connections[own].cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '10s'")
            yield own
    finally:
        connections[own].close()
        del connections[own]


def _providers() -> list[KekProvider]:
    """The provider that wraps, and those that may still unwrap; never one that only the database names."""
    return [provider_for(uri) for uri in (settings.JEHAT_KEK, *getattr(settings, "JEHAT_KEK_FORMER", ()))]


def _opened(row: KeyRing) -> KeyBytes:
    if row.state == State.DESTROYED:
        raise KeyDestroyed(f"generation {row.generation} of class {row.key_class!r} of {row.tenant} was destroyed")
    bound = aad.tenant_key(tenant=row.tenant, key_class=row.key_class, generation=row.generation)
    problems = [f"no configured key opens {row}", f"it was wrapped by {row.kek_uri}"]
    for provider in _providers():
        try:
            return KeyBytes(provider.unwrap(bytes(row.wrapped), bound))
        except DecryptionFailed:
            continue
        except KeyUnavailable as error:
            # While the key encryption key changes, one of the two may already be gone.
            problems.append(str(error))
    raise KeyUnavailable("; ".join(problems))


def new_generation(tenant: UUID, key_class: str) -> TenantKey:
    """Give a tenant a new active key of a class; the former one still opens what it sealed.

    Blind indexes are refused: their columns must be filled anew before the key changes.
    """
    if key_class == "blind":
        raise ValueError("a blind index key changes only together with the columns it fills")
    former = tenant_key(tenant, key_class).generation
    made = _wrapped_row(tenant, key_class, former + 1)
    with _own_transaction() as own:
        KeyRing.objects.using(own).filter(
            tenant=tenant, key_class=key_class, generation=former, state=State.ACTIVE
        ).update(state=State.DECRYPT_ONLY, retired=timezone.now())
        made.save(using=own, force_insert=True)
    forget()
    return tenant_key(tenant, key_class)


def destroy(tenant: UUID, key_class: str, generation: int) -> None:
    """Destroy one generation for good: what is sealed under it opens nowhere that has this database.

    Other processes may hold the key until their cache runs out; backups until they expire.
    """
    row = KeyRing.objects.filter(tenant=tenant, key_class=key_class, generation=generation)
    if not row.update(state=State.DESTROYED, wrapped=b"", destroyed=timezone.now()):
        raise KeyUnavailable(f"tenant {tenant} has no key of class {key_class!r}, generation {generation}")
    transaction.on_commit(forget, using=row.db)
    forget()


def rewrap_all(new_provider: KekProvider) -> int:
    """Wrap every living tenant key by another key encryption key, all or none; returns how many.

    First let every process run with the new one as `JEHAT_KEK` and the old one in `JEHAT_KEK_FORMER`.
    """
    alias = router.db_for_write(KeyRing)
    with transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            # No key may be made under the old key encryption key while we work.
            cursor.execute(f"LOCK TABLE {KeyRing._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        rows = list(KeyRing.objects.using(alias).exclude(state=State.DESTROYED))
        for row in rows:
            _rewrap(row, new_provider)
        KeyRing.objects.using(alias).bulk_update(rows, ["wrapped", "kek_uri"], batch_size=500)
    return len(rows)


def _rewrap(row: KeyRing, provider: KekProvider) -> None:
    key = _opened(row)
    bound = aad.tenant_key(tenant=row.tenant, key_class=row.key_class, generation=row.generation)
    row.wrapped, row.kek_uri = provider.wrap(key, bound), provider.uri
    if provider.unwrap(bytes(row.wrapped), bound) != key:
        raise KeyUnavailable(f"{provider.uri} does not give back what it wrapped")


def status() -> list[dict[str, Any]]:
    """Every key of the ring and its state, in order, without key material."""
    columns = ("tenant", "key_class", "generation", "state", "kek_uri", "created", "retired", "destroyed")
    return list(KeyRing.objects.order_by("tenant", "key_class", "generation").values(*columns))


def verify() -> list[dict[str, Any]]:
    """Unwrap every living key: `{tenant, key_class, generation, kek_uri, opens, problem}` for each."""
    found = []
    for row in KeyRing.objects.exclude(state=State.DESTROYED).order_by("tenant", "key_class", "generation"):
        problem = ""
        try:
            _opened(row)
        except CryptoError as error:
            problem = str(error)
        entry = {"tenant": row.tenant, "key_class": row.key_class, "generation": row.generation}
        found.append(entry | {"kek_uri": row.kek_uri, "opens": not problem, "problem": problem})
    return found


def confirm() -> None:
    """Raise KeyUnavailable if the newest living key does not open: the quick question of a health check."""
    for row in KeyRing.objects.exclude(state=State.DESTROYED).order_by("-created")[:1]:
        _opened(row)
