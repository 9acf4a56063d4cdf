"""What every type of field does with an answer.

`clean` takes what was typed, or what a program sent, and gives what is kept; of what is kept it gives the same again.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .shape import Field


class FieldType:
    """A type of field; `limits` names what an administrator may set for it."""

    label: str | Promise = ""
    limits: tuple[str, ...] = ()
    has_options = False
    # Whether an answer is one of few, so that the condition of another field may name it.
    is_chosen = False
    takes_many = False

    def clean(self, field: Field, given: Any) -> Any:
        """What is kept of an answer; ValidationError says what is wrong with it."""
        raise NotImplementedError

    def shown(self, field: Field, kept: Any) -> str:
        """What is kept, in words for a reader of the active language."""
        return str(kept)


def wrong(message: str, code: str = "invalid") -> ValidationError:
    return ValidationError(message, code=code)


def text_of(given: Any) -> str:
    """What was given as text; what a program sent in another shape is no answer."""
    if not isinstance(given, str):
        raise wrong(_("Give this answer as text."))
    return given
