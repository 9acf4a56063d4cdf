"""Blind indexes: find a row by a value that is stored only sealed."""

import hashlib
import hmac
from typing import Any
from uuid import UUID

from django.db import models

from .keyring import tenant_key
from .keys import PLATFORM, derive

INDEX_BYTES = 16


def blind_index(column: str, value: str, tenant: UUID = PLATFORM, *, generation: int | None = None) -> bytes:
    """The 16 bytes under which `value` is found in `column`; the value must already be in its canonical form.

    Equal values give equal bytes inside one tenant and column, and tell nothing across columns or tenants. A column
    whose key moves to a new generation is filled anew with that `generation` before its readers switch.
    """
    key = derive(tenant_key(tenant, "blind", generation).key, b"bidx:" + column.encode())
    return hmac.digest(key, value.encode(), hashlib.sha256)[:INDEX_BYTES]


class BlindIndexField(models.BinaryField):  # type: ignore[type-arg]
    """A column that holds the result of `blind_index`; it may be unique, and is looked up by equality."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", INDEX_BYTES)
        super().__init__(*args, **kwargs)
