"""What stands in an instance for a sealed value: unopened, or opened and remembered together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models.query_utils import DeferredAttribute

if TYPE_CHECKING:
    from django.db.models import Model

    from .fields import EncryptedField

_stay_shut: ContextVar[bool] = ContextVar("stay_shut", default=False)


class Ciphertext:
    """A sealed value as the database holds it: it opens only through the instance of its row, and shows nothing."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return "<ciphertext>"

    def __eq__(self, other: object) -> bool:
        return self.raw == other.raw if isinstance(other, Ciphertext) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.raw)


@dataclass(slots=True, repr=False)
class Opened:
    """A value together with the ciphertext it came from, so that an untouched one is written back as it was.

    `text` is what the ciphertext holds; `value` may have been changed since, by assignment or in place.
    """

    ciphertext: Ciphertext
    text: str
    value: Any


@contextmanager
def staying_shut() -> Iterator[None]:
    """Inside, reading a sealed attribute gives its Ciphertext: for code that copies rows without reading them."""
    token = _stay_shut.set(True)
    try:
        yield
    finally:
        _stay_shut.reset(token)


class SealedAttribute(DeferredAttribute):
    """Opens a value the first time it is read, which for a list means: only what the list shows."""

    field: "EncryptedField"

    def __get__(self, instance: "Model | None", cls: Any = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if isinstance(held, Ciphertext) and not _stay_shut.get():
            held = instance.__dict__[self.field.attname] = self.field.opened(instance, held)
        return held.value if isinstance(held, Opened) else held

    def __set__(self, instance: "Model", value: Any) -> None:
        held = instance.__dict__.get(self.field.attname)
        if isinstance(held, Opened) and not isinstance(value, Ciphertext) and value is not None:
            value = Opened(held.ciphertext, held.text, value)
        instance.__dict__[self.field.attname] = value
