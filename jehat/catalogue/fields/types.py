"""All types of field, by the code under which a form names them."""

from .amounts import Date, Money, Number
from .base import FieldType
from .chosen import Choice, Choices, YesNo
from .known import Email, Iban, Identity, Mobile
from .papers import File
from .texts import LongText, Text

TYPES: dict[str, FieldType] = {
    "text": Text(),
    "long_text": LongText(),
    "number": Number(),
    "money": Money(),
    "date": Date(),
    "choice": Choice(),
    "choices": Choices(),
    "yes_no": YesNo(),
    "identity": Identity(),
    "iban": Iban(),
    "mobile": Mobile(),
    "email": Email(),
    "file": File(),
}
