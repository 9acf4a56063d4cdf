"""What the pages of cases read. Every list costs a number of queries that does not grow with its rows."""

from .arrivals import arrivals
from .beneficiary import find_own, home, home_filters, own_entities, pending_questions, unrated
from .contact import Contact, contact_of
from .counter import claimants
from .handovers import Bundle, handover_of, held_at, received
from .inbox import Found, came_since, find, inbox_views, is_supervisor, reachable, unread
from .levels import level_at, level_of, levels_open_to
from .lists import COUNTED_UP_TO, PAGE, Page, Row, Tally, counted, counted_all, learn_unread, page_of, unread_tally
from .promises import Promise, promise
from .replies import VARIABLES, facts_of, filled, ready_replies, replies_of
from .side import Looked, acting_in, ever_acted, looked, principals_before
from .sorting import ORDERS
from .staff import (
    candidates,
    departments_by_id,
    employees_by_id,
    identity_of,
    other_departments,
    receivers,
)
from .story import chain, comments, file_of, files_of, former_custody, notes, pending_question
from .team import Member, colleagues, deeds_of, departments_of, team
from .watching import EVERYTHING, MATTERS, assigned_lately, changes_since, last_line, viewers, watchers

__all__ = [
    "COUNTED_UP_TO",
    "EVERYTHING",
    "MATTERS",
    "ORDERS",
    "PAGE",
    "VARIABLES",
    "Bundle",
    "Contact",
    "Found",
    "Looked",
    "Member",
    "Page",
    "Promise",
    "Row",
    "Tally",
    "acting_in",
    "arrivals",
    "came_since",
    "assigned_lately",
    "candidates",
    "chain",
    "changes_since",
    "claimants",
    "comments",
    "colleagues",
    "contact_of",
    "counted",
    "counted_all",
    "deeds_of",
    "departments_of",
    "departments_by_id",
    "employees_by_id",
    "ever_acted",
    "facts_of",
    "file_of",
    "files_of",
    "filled",
    "find",
    "find_own",
    "former_custody",
    "handover_of",
    "held_at",
    "home",
    "home_filters",
    "identity_of",
    "inbox_views",
    "is_supervisor",
    "last_line",
    "learn_unread",
    "level_at",
    "level_of",
    "levels_open_to",
    "looked",
    "notes",
    "other_departments",
    "own_entities",
    "page_of",
    "pending_question",
    "pending_questions",
    "principals_before",
    "promise",
    "reachable",
    "ready_replies",
    "received",
    "receivers",
    "replies_of",
    "team",
    "unrated",
    "unread",
    "unread_tally",
    "viewers",
    "watchers",
]
