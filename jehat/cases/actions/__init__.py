"""Everything that happens to a case."""

from .closing import complete, rate, reject
from .conversation import answer, ask, comment, note
from .custody import assign, open_case, refer
from .files import download
from .intake import submit

__all__ = [
    "answer",
    "ask",
    "assign",
    "comment",
    "complete",
    "download",
    "note",
    "open_case",
    "rate",
    "refer",
    "reject",
    "submit",
]
