"""What pages read of the guide."""

from .articles import articles_of, shown_articles
from .finding import Found, find, nearest, stamp
from .guide import branches_of, entities_with_kinds, kinds_of, kinds_to_word, offered
from .kinds import kept_counts, kept_kinds, standing_of, versions_of

__all__ = [
    "Found",
    "articles_of",
    "branches_of",
    "entities_with_kinds",
    "find",
    "kept_counts",
    "kept_kinds",
    "kinds_of",
    "kinds_to_word",
    "nearest",
    "offered",
    "shown_articles",
    "stamp",
    "standing_of",
    "versions_of",
]
