"""What records and parts share: the row they are sealed for, and the care that it stays that row."""

from collections.abc import Collection
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from . import aad
from .ciphertext import Opened, staying_shut
from .errors import SealMoved
from .fields import EncryptedField
from .ids import uuid7
from .keys import KeyBytes, derive


class SealedModel(models.Model):
    """A row that can seal its fields; EncryptedRecord and EncryptedPart say with which key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    # After a table was renamed: the name it had when its rows were sealed.
    sealed_table: ClassVar[str] = ""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **rest: Any) -> Self:
        record = super().from_db(db, field_names, values, **rest)
        record.note_seal()
        return record

    def key_tenant(self) -> UUID:
        """The tenant whose key seals this row."""
        raise TypeError(f"{type(self).__name__} must be an EncryptedRecord or an EncryptedPart")

    def data_key(self) -> KeyBytes:
        """The key that seals this row's fields; raises KeyDestroyed, KeyUnavailable, DecryptionFailed."""
        raise TypeError(f"{type(self).__name__} must be an EncryptedRecord or an EncryptedPart")

    def stream_key(self) -> KeyBytes:
        """The key for this row's file, for `streams.open_writer` and `streams.open_reader`."""
        return derive(self.data_key(), b"file")

    def stream_aad(self) -> bytes:
        """What this row's file is bound to."""
        return aad.stream(tenant=self.key_tenant(), table=self.table_of(), row=self.sealed_row(), key=self.stream_key())

    def table_of(self, field: Any = None) -> str:
        """The table name a seal of this row carries."""
        owner = field.model if field is not None else self
        return self.sealed_table or str(owner._meta.db_table)

    def sealed_row(self) -> UUID:
        """The row its values are sealed for, also after `delete` took the primary key away."""
        return as_uuid(self.__dict__.get("_seal", {}).get("id") or self.id)

    def note_seal(self, fresh: Collection[str] | None = None) -> None:
        """Remember for which row, tenant or parent the values in hand are sealed; `fresh` names what was read anew."""
        seal = self.__dict__.setdefault("_seal", {})
        for name in seal_names(type(self)):
            if name in self.__dict__ and (fresh is None or {name, name.removesuffix("_id")} & set(fresh)):
                seal[name] = self.__dict__[name]

    def confirm_seal(self) -> None:
        """Raise SealMoved if sealed values would be written for another row, tenant or parent."""
        for name, value in self.__dict__.get("_seal", {}).items():
            if str(self.__dict__.get(name, value)) != str(value):
                raise SealMoved(
                    f"{type(self).__name__} {self.sealed_row()} is sealed for its {name}: "
                    "to copy or move it, make a new row from its values"
                )

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        fields = fields if fields is None else list(fields)
        with staying_shut():
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        self.note_seal(fields)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.confirm_seal()
        super().save(*args, **kwargs)
        self.note_seal()

    def __getstate__(self) -> dict[str, Any]:
        """Without the open key, and without plaintext that a ciphertext stands for."""
        state = super().__getstate__()
        state.pop("_data_key", None)
        for name in sealed_names(type(self)):
            held = state.get(name)
            if isinstance(held, Opened):
                same = self._meta.get_field(name).dumped(held.value) == held.text  # type: ignore[union-attr]
                state[name] = held.ciphertext if same else held.value
        return state


@cache
def seal_names(model: type[SealedModel]) -> tuple[str, ...]:
    """The attributes that must stay as they are once a row of `model` is sealed."""
    parent = getattr(model, "sealed_with", None)
    if parent is not None:
        return ("id", model._meta.get_field(parent).attname)  # type: ignore[union-attr]
    names = {field.attname for field in model._meta.concrete_fields}
    return ("id", "entity_id") if "entity_id" in names and not getattr(model, "platform_keys", False) else ("id",)


@cache
def sealed_names(model: type[SealedModel]) -> frozenset[str]:
    """The encrypted fields of `model`."""
    return frozenset(field.attname for field in model._meta.concrete_fields if isinstance(field, EncryptedField))


def as_uuid(value: Any) -> UUID:
    """An identifier as a UUID, also where someone assigned its text."""
    return value if isinstance(value, UUID) else UUID(str(value))
