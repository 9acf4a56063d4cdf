"""Rows that seal their own fields: a record has a key of its own, a part is sealed with its parent's.

The key of a record is random, is wrapped by the tenant's key into `record_key`, and opens on first use; it is kept on
the instance and nowhere else. Destroying those few bytes destroys the record, its parts and its files.
"""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from . import aad, aead
from .errors import DecryptionFailed, KeyDestroyed, KeyUnavailable, SealMoved
from .keyring import tenant_key
from .keys import PLATFORM, KeyBytes, new_key
from .sealed import SealedModel, as_uuid, sealed_names

_WRAPPED_BYTES = aead.OVERHEAD + 32
_DESTROYED = b"\x00"


class RecordKeyField(models.BinaryField):  # type: ignore[type-arg]
    """The wrapped key of one record, made when the record is first written."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if hasattr(model_instance, "data_key"):
            model_instance.confirm_seal()
            # An open key is asked again, because it notices another tenant.
            if not model_instance.record_key or "_data_key" in model_instance.__dict__:
                model_instance.data_key()
        if add or "_key_is_new" in model_instance.__dict__:
            return bytes(super().pre_save(model_instance, add))
        # What was read a while ago must not undo a key that has been destroyed or wrapped anew since.
        return models.F(self.attname)


class EncryptedRecord(SealedModel):
    """A row with a key of its own.

    `record_key` is empty until the first write and one zero byte once destroyed. The tenant is `entity_id` where the
    model has one, unless `platform_keys` says that the platform's own key wraps this table.
    """

    key_class: ClassVar[str] = "field"
    platform_keys: ClassVar[bool] = False

    record_key = RecordKeyField(default=bytes, editable=False)

    class Meta(SealedModel.Meta):
        abstract = True

    def key_tenant(self) -> UUID:
        """The entity this row belongs to, or PLATFORM."""
        entity = None if self.platform_keys else getattr(self, "entity_id", None)
        return PLATFORM if entity is None else as_uuid(entity)

    def data_key(self) -> KeyBytes:
        tenant = self.key_tenant()
        if "_data_key" not in self.__dict__:
            if self.id is not None:  # a deleted row has lost its id, and may still be read
                self.confirm_seal()
            self.__dict__["_data_key"] = tenant, self._unwrapped(tenant) if self.record_key else self._made(tenant)
        held_for, key = self.__dict__["_data_key"]
        if held_for != tenant:
            raise SealMoved(f"{type(self).__name__} {self.pk} is sealed for another tenant: make a new row instead")
        return key  # type: ignore[no-any-return]

    def is_destroyed(self) -> bool:
        """Whether the key, and with it everything sealed, is gone for good."""
        return bytes(self.record_key) == _DESTROYED

    def destroy_key(self) -> None:
        """Make everything sealed in this record, its parts and its files unreadable for ever.

        Backups hold the key until they expire.
        """
        type(self)._base_manager.filter(pk=self.pk).update(record_key=_DESTROYED)
        self.record_key = _DESTROYED
        self.__dict__.pop("_data_key", None)

    def rewrap_key(self) -> bool:
        """Wrap the key by the tenant's active generation, so that a former one can be destroyed; False if it was."""
        key, trk = self.data_key(), tenant_key(self.key_tenant(), self.key_class)
        former = bytes(self.record_key)
        if aead.key_id(former) == trk.generation:
            return False
        self.record_key = aead.seal(trk.key, trk.generation, key, self._key_aad(trk.generation))
        rows = type(self)._base_manager.filter(pk=self.pk, record_key=former)
        return bool(rows.update(record_key=self.record_key))

    def rewrap_under(self, key_class: str) -> bool:
        """Wrap the key by the tenant's key of another class, where the class is a column of the row; False if it is."""
        if key_class == self.key_class:
            return False
        key, trk = self.data_key(), tenant_key(self.key_tenant(), key_class)
        former = bytes(self.record_key)
        wrapped = aead.seal(trk.key, trk.generation, key, self._key_aad(trk.generation))
        rows = type(self)._base_manager.filter(pk=self.pk, record_key=former)
        if not rows.update(record_key=wrapped, key_class=key_class):  # type: ignore[misc]
            raise SealMoved(f"the key of {type(self).__name__} {self.pk} was wrapped anew meanwhile: load it again")
        self.record_key, self.key_class = wrapped, key_class  # type: ignore[misc]
        return True

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        fields = fields if fields is None else list(fields)
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        if fields is None or "record_key" in fields:
            self.__dict__.pop("_data_key", None)

    def save(self, *args: Any, **kwargs: Any) -> None:
        names = kwargs.get("update_fields")
        if self._state.adding and (names or kwargs.get("force_update")):
            # The row's own key would stay, and open nothing that this instance seals.
            raise SealMoved(f"load {type(self).__name__} {self.pk} before changing it")
        if names and not sealed_names(type(self)).isdisjoint(names):
            kwargs["update_fields"] = {*names, *self._key_to_write()}
        super().save(*args, **kwargs)
        self.__dict__.pop("_key_is_new", None)

    def _key_to_write(self) -> Sequence[str]:
        """A key that this instance made must reach the row together with what it seals."""
        self.data_key()
        return ("record_key",) if "_key_is_new" in self.__dict__ else ()

    def _unwrapped(self, tenant: UUID) -> KeyBytes:
        wrapped = bytes(self.record_key)
        if wrapped == _DESTROYED:
            raise KeyDestroyed(f"the key of {type(self).__name__} {self.pk} was destroyed")
        trk = tenant_key(tenant, self.key_class, aead.key_id(wrapped) if len(wrapped) == _WRAPPED_BYTES else None)
        try:
            return KeyBytes(aead.unseal(trk.key, wrapped, self._key_aad(trk.generation)))
        except DecryptionFailed:
            raise DecryptionFailed(f"the key of {type(self).__name__} {self.sealed_row()} did not open") from None

    def _made(self, tenant: UUID) -> KeyBytes:
        """A new key: for a new row in memory, for a row that has none yet at once in the database."""
        key = new_key()
        trk = tenant_key(tenant, self.key_class)
        wrapped = aead.seal(trk.key, trk.generation, key, self._key_aad(trk.generation))
        if not self._state.adding:
            if not self._claimed(wrapped):
                return self._unwrapped(tenant)
            self.__dict__["_key_is_new"] = True
        self.record_key = wrapped
        self.note_seal()
        return key

    def _claimed(self, wrapped: bytes) -> bool:
        """Whether this key became the row's; if another was faster, that one is now in hand."""
        rows = type(self)._base_manager.filter(pk=self.pk)
        if rows.filter(record_key=b"").update(record_key=wrapped):
            return True
        self.record_key = rows.values_list("record_key", flat=True).get()
        return False

    def _key_aad(self, generation: int) -> bytes:
        owner = self._meta.get_field("record_key")
        return aad.record_key(table=self.table_of(owner), row=self.sealed_row(), generation=generation)


class EncryptedPart(SealedModel):
    """A row sealed with the key of its parent: `sealed_with` names the foreign key to a record or to another part."""

    sealed_with: ClassVar[str]

    class Meta(SealedModel.Meta):
        abstract = True

    def key_tenant(self) -> UUID:
        """The tenant of the record at the end of the chain."""
        return self._parent().key_tenant()

    def data_key(self) -> KeyBytes:
        return self._parent().data_key()

    @classmethod
    def check(cls, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        try:
            parent = cls._meta.get_field(cls.sealed_with).related_model
        except (AttributeError, FieldDoesNotExist):
            parent = None
        if not (isinstance(parent, type) and issubclass(parent, SealedModel)):
            hint = "sealed_with names a foreign key to an EncryptedRecord or an EncryptedPart."
            found.append(checks.Error("An encrypted part needs its parent.", hint, cls, "jehat.E003"))
        return found

    def _parent(self) -> SealedModel:
        parent = getattr(self, self.sealed_with)
        if parent is None:
            raise KeyUnavailable(f"{type(self).__name__} {self.pk} has no {self.sealed_with} yet to be sealed with")
        return parent  # type: ignore[no-any-return]
