"""What the pages of cases read. Every list costs a number of queries that does not grow with its rows."""

from .beneficiary import home, home_filters, pending_questions
from .lists import COUNTED_UP_TO, PAGE, Page, Row, Tally, counted, page_of
from .promises import Promise, promise
from .staff import candidates, departments_by_id, employees_by_id, identity_of, inbox_views, other_departments
from .story import chain, comments, file_of, notes, pending_question

__all__ = [
    "COUNTED_UP_TO",
    "PAGE",
    "Page",
    "Promise",
    "Row",
    "Tally",
    "candidates",
    "chain",
    "comments",
    "counted",
    "departments_by_id",
    "employees_by_id",
    "file_of",
    "home",
    "home_filters",
    "identity_of",
    "inbox_views",
    "notes",
    "other_departments",
    "page_of",
    "pending_question",
    "pending_questions",
    "promise",
]
