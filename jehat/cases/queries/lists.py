"""Lists of cases, page by page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from jehat.cases.models import Case, Comment, Opening

PAGE = 50


COUNTED_UP_TO = 1000


@dataclass(frozen=True)
class Row:
    """One case of a list, with what was said last and whether the reader has seen it."""

    case: Case
    last: Comment | None
    is_unread: bool
    is_late: bool


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    next: str


@dataclass(frozen=True)
class Tally:
    """A number that is told up to a bound, so that nothing counts millions."""

    number: int
    is_more: bool

    def __str__(self) -> str:
        return f"{self.number}+" if self.is_more else str(self.number)


def counted(cases) -> Tally:
    number = cases.order_by()[:COUNTED_UP_TO].count()
    return Tally(min(number, COUNTED_UP_TO - 1), number == COUNTED_UP_TO)


def _seen_by(user):
    return Exists(Opening.objects.filter(case=OuterRef("pk"), user=user, last_at__gte=OuterRef("active_at")))


def page_of(cases, *, user, now, after="") -> Page:
    """The next page of a list, newest first; `after` is the mark that the page before gave."""
    cases = cases.with_people().annotate(is_seen=_seen_by(user)).newest_first()
    if mark := _read_mark(after):
        cases = cases.filter(Q(active_at__lt=mark[0]) | Q(active_at=mark[0], pk__lt=mark[1]))
    found = list(cases[: PAGE + 1])
    shown = found[:PAGE]
    last = _last_comments(shown)
    rows = [Row(case, last.get(case.pk), not case.is_seen, case.is_late(now)) for case in shown]
    return Page(rows, f"{shown[-1].active_at.isoformat()}~{shown[-1].pk}" if len(found) > PAGE else "")


def _read_mark(after):
    """The moment and id at which the page before ended; anything else begins at the newest."""
    moment, _, pk = after.partition("~")
    try:
        # Python knows zones that the database refuses.
        return (datetime.fromisoformat(moment).astimezone(UTC), UUID(pk)) if pk else None
    except (ValueError, OverflowError):
        return None


def _last_comments(cases) -> dict[UUID, Comment]:
    by_id = {case.pk: case for case in cases}
    comments = (
        Comment.objects.filter(case__in=by_id)
        .select_related("voice")
        .order_by("case_id", "-created_at", "-pk")
        .distinct("case_id")
    )
    for comment in (found := list(comments)):
        comment.case = by_id[comment.case_id]
    return {comment.case_id: comment for comment in found}
