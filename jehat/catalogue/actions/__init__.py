"""The verbs of the guide."""

from .articles import publish_article, retire_article, write_article
from .editing import add_kind, discard_draft, write_version
from .paces import tell_pace
from .publishing import publish_kind, restore_version, retire_kind
from .wordings import change_wording

__all__ = [
    "add_kind",
    "change_wording",
    "discard_draft",
    "publish_article",
    "publish_kind",
    "restore_version",
    "retire_article",
    "retire_kind",
    "tell_pace",
    "write_article",
    "write_version",
]
