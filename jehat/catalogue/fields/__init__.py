"""The form of a version: what is asked when a case is filed, under which condition, and what a right answer is.

It reads and checks configuration and answers; it keeps nothing, and knows nobody.
"""

from .questionnaire import MISSING, Checked, Questionnaire, Told
from .shape import Condition, Field, Option, Term, read_fields
from .types import TYPES, FieldType

__all__ = [
    "MISSING",
    "TYPES",
    "Checked",
    "Questionnaire",
    "Told",
    "Condition",
    "Field",
    "FieldType",
    "Option",
    "Term",
    "read_fields",
]
