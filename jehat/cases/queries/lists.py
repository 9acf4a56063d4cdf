"""Lists of cases, page by page."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import IntegerField, Subquery

from jehat.cases.models import Case, Comment
from jehat.core.remembered import remember, remembered

from .inbox import seen_by, seen_by_owner, unread
from .sorting import ORDERS
from .urged import furthest

PAGE = 50


COUNTED_UP_TO = 1000


@dataclass(frozen=True)
class Row:
    """One case of a list, with what was said last and whether it was seen; the first of a part has its name."""

    case: Case
    last: Comment | None
    is_unread: bool
    is_late: bool
    heading: str = ""


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
    return _tally(cases.order_by()[:COUNTED_UP_TO].count())


def unread_tally(employee) -> Tally:
    """How many cases wait for the employee's eyes."""
    return remembered(("unread", employee.pk), lambda: counted(unread(employee)))


def learn_unread(employee, tally: Tally) -> None:
    """A list that has counted them anyway spares the page the question."""
    remember(("unread", employee.pk), tally)


class BoundedCount(Subquery):
    """How many rows a bounded query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) bounded)"
    output_field = IntegerField()


def counted_all(lists: dict) -> dict[str, Tally]:
    """The same of several lists at once, by their names; one query, in which each stands as it is written by itself.

    As annotations of one question they would be resolved within it, which takes longer than to count them.
    """
    asked = {name: question for name, cases in lists.items() if (question := _number_of(cases))}
    if not asked:
        return {name: _tally(0) for name in lists}
    sql = f"SELECT {', '.join(sql for sql, _params in asked.values())}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [param for _sql, params in asked.values() for param in params])
        numbers = dict(zip(asked, cursor.fetchone(), strict=True))
    return {name: _tally(numbers.get(name, 0)) for name in lists}


def _number_of(cases) -> tuple[str, tuple] | None:
    """The question how many there are, up to the bound; None where there can be none."""
    try:
        sql, params = cases.order_by().values("pk")[:COUNTED_UP_TO].query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"(SELECT COUNT(*) FROM ({sql}) bounded)", params  # noqa: S608 (what the querysets write)


def _tally(number: int) -> Tally:
    return Tally(min(number, COUNTED_UP_TO - 1), number >= COUNTED_UP_TO)


def page_of(cases, *, user, now, after="", order="active", group="", most=PAGE, is_brief=False, is_own=False) -> Page:
    """The next page of a list in an order; `after` is the mark that the page before gave.

    A brief one is read without whom and what its rows do not name: there are fifty, each with seven rows behind it.
    The beneficiary's own list tells nothing of what may still be taken back.
    """
    order = ORDERS[order].by(group)
    cases = cases.select_related("beneficiary", *order.named) if is_brief else cases.with_people()
    is_seen = seen_by_owner(user, now=now) if is_own else seen_by(user)
    cases = cases.annotate(is_seen=is_seen, urged=furthest("step"), alarmed=furthest("level"))
    found = list(order.after(order.of(cases), after)[: most + 1])
    shown = found[:most]
    last = _last_comments(shown, Comment.objects.released(now) if is_own else Comment.objects.all())
    headings = _headings(shown, order, after)
    rows = [
        Row(case, last.get(case.pk), not case.is_seen, case.is_late(now), heading)
        for case, heading in zip(shown, headings, strict=True)
    ]
    return Page(rows, order.mark(shown[-1]) if len(found) > most else "")


def _headings(shown, order, after) -> list[str]:
    """For the first case of each part its name, for the others nothing; a part goes on over the page."""
    if not order.grouping:
        return [""] * len(shown)
    before = [order.last_group(after), *(case.group for case in shown)]
    return ["" if case.group == last else order.heading(case) for case, last in zip(shown, before, strict=False)]


def _last_comments(cases, said) -> dict[UUID, Comment]:
    by_id = {case.pk: case for case in cases}
    last = said.filter(case__in=by_id).order_by("case_id", "-created_at", "-pk").distinct("case_id")
    for comment in (found := list(last)):
        comment.case = by_id[comment.case_id]
    return {comment.case_id: comment for comment in found}
