"""What the endpoints of every area share: who knocks and with what scope, pages of a list, problems, and versions."""

from .door import Door, ScopeMissing
from .forms import all_invalid, invalid, require_valid
from .operations import Operations
from .paging import Page, page_of
from .problems import Problem
from .versions import Stale, etag, require_match

__all__ = [
    "Door",
    "Operations",
    "Page",
    "Problem",
    "ScopeMissing",
    "Stale",
    "all_invalid",
    "etag",
    "invalid",
    "page_of",
    "require_match",
    "require_valid",
]
