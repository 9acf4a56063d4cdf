"""Model fields whose column holds only ciphertext: Tink AES256_GCM, bound to tenant, table, column and row."""

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import checks, validators
from django.core.exceptions import FieldError, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from . import aad, aead
from .ciphertext import Ciphertext, Opened, SealedAttribute
from .errors import DecryptionFailed
from .keys import key_id_of

__all__ = ["Ciphertext", "EncryptedJSONField", "EncryptedTextField"]

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class EncryptedField(_Field):
    """What text and JSON share. A column of zero bytes, which only a migration writes, reads as the empty value.

    `sealed_as` keeps the former column name in the seal after a column was renamed.
    """

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, sealed_as: str = "", **kwargs: Any) -> None:
        self.sealed_as = sealed_as
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.sealed_as:
            kwargs["sealed_as"] = self.sealed_as
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.unique or self.db_index or self.primary_key:  # type: ignore[attr-defined]
            hint = "Equal values have different ciphertexts: keep a BlindIndexField beside it."
            found.append(checks.Error("An encrypted field cannot be indexed or unique.", hint, self, "jehat.E001"))
        if not hasattr(self.model, "data_key"):
            hint = "Inherit from EncryptedRecord, or from EncryptedPart and name the parent."
            found.append(checks.Error("An encrypted field needs a model that has a key.", hint, self, "jehat.E002"))
        return found

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> Any:
        return connection.ops.binary_placeholder_sql(value)

    def dumped(self, value: Any) -> str:
        """The text that is sealed for a value."""
        return str(value)

    def loaded(self, text: str) -> Any:
        """The value of a text that was sealed."""
        return text

    def empty_value(self) -> Any:
        """What a column of zero bytes reads as."""
        return ""

    def opened(self, instance: Any, ciphertext: Ciphertext) -> Opened:
        """Decrypt one value of one row; raises DecryptionFailed naming the cell, KeyDestroyed, KeyUnavailable."""
        if not ciphertext.raw:
            empty = self.empty_value()
            return Opened(ciphertext, self.dumped(empty), empty)
        key = instance.data_key()
        try:
            text = aead.unseal(key, ciphertext.raw, self._bound(instance, key)).decode()
        except DecryptionFailed:
            raise DecryptionFailed(f"{self.model._meta.db_table}.{self.column} of {instance.pk} did not open") from None
        return Opened(ciphertext, text, self.loaded(text))

    def pre_save(self, model_instance: Any, add: bool) -> Ciphertext | None:
        self._require_key(model_instance)
        model_instance.confirm_seal()
        if self.attname not in model_instance.__dict__:
            model_instance.refresh_from_db(fields=[self.attname])
        held = model_instance.__dict__[self.attname]
        if held is None or isinstance(held, Ciphertext):
            return held
        value = held.value if isinstance(held, Opened) else held
        if hasattr(value, "resolve_expression"):
            raise FieldError(f"{self} is encrypted: the database cannot compute it.")
        text = self.dumped(value)
        if isinstance(held, Opened) and held.text == text:
            return held.ciphertext
        sealed = self._sealed(model_instance, text)
        model_instance.__dict__[self.attname] = Opened(sealed, text, value)
        return sealed

    def _sealed(self, instance: Any, text: str) -> Ciphertext:
        key = instance.data_key()
        sealed = Ciphertext(aead.seal(key, key_id_of(key), text.encode(), self._bound(instance, key)))
        instance.note_seal()
        return sealed

    def _bound(self, instance: Any, key: bytes) -> bytes:
        return aad.cell(
            tenant=instance.key_tenant(),
            table=instance.table_of(self),
            column=self.sealed_as or str(self.column),
            row=instance.sealed_row(),
            key=key,
        )

    def _require_key(self, instance: Any) -> None:
        if not hasattr(instance, "data_key"):
            raise FieldError(f"{self} is encrypted: a migration's historical model has no key to write it with.")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Ciphertext | None:
        return None if value is None else Ciphertext(bytes(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, Ciphertext):
            return connection.Database.Binary(value.raw)
        if value is None:
            return None
        if value == b"" or (not value and value == self.empty_value()):
            return connection.Database.Binary(b"")
        raise FieldError(f"{self} is encrypted: change it on an instance and save that, a query cannot write it.")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is encrypted and cannot be searched; look up a blind index, or only __isnull.")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self} is encrypted: the database cannot look inside it.")

    def value_to_string(self, obj: Any) -> str:
        """Base64 of the ciphertext: a dump of the data stays as sealed as the data."""
        sealed = self.pre_save(obj, False)
        return "" if sealed is None else b64encode(sealed.raw).decode()


class EncryptedTextField(EncryptedField):
    """Text that the database never sees; `max_length` counts characters and is kept by forms and `full_clean`."""

    description = "Encrypted text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(validators.MaxLengthValidator(self.max_length))

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, (str, Ciphertext)) else str(value)

    def formfield(self, **kwargs: Any) -> Any:
        defaults: dict[str, Any] = {"max_length": self.max_length}
        if self.max_length is None and not self.choices:
            defaults["widget"] = forms.Textarea
        if self.null:
            defaults["empty_value"] = None
        return super().formfield(**(defaults | kwargs))


class EncryptedJSONField(EncryptedField):
    """A JSON value that the database never sees; a change inside it is noticed when its row is saved."""

    description = "Encrypted JSON"
    empty_strings_allowed = False

    def __init__(self, *args: Any, encoder: Any = DjangoJSONEncoder, decoder: Any = None, **kwargs: Any) -> None:
        self.encoder = encoder
        self.decoder = decoder
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.encoder is not DjangoJSONEncoder:
            kwargs["encoder"] = self.encoder
        if self.decoder is not None:
            kwargs["decoder"] = self.decoder
        return name, path, args, kwargs

    def dumped(self, value: Any) -> str:
        return json.dumps(value, cls=self.encoder, ensure_ascii=False, separators=(",", ":"))

    def loaded(self, text: str) -> Any:
        return json.loads(text, cls=self.decoder)

    def empty_value(self) -> Any:
        default = self.get_default()
        return None if default else default

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        try:
            self.dumped(value)
        except TypeError as error:
            raise ValidationError(forms.JSONField.default_error_messages["invalid"], code="invalid") from error

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**({"form_class": forms.JSONField, "encoder": self.encoder} | kwargs))
