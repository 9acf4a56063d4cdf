"""Pages of a list for programs: `?after=` the mark that the page before gave, `?limit=` how many."""

from typing import Annotated, Any, Generic, TypeVar

from django.utils.translation import gettext_noop as _
from ninja import Query, Schema
from pydantic import Field

Item = TypeVar("Item")
MOST = 100

After = Annotated[str, Query(max_length=200, description=_("The mark `next` of the page before."))]
Limit = Annotated[int, Query(ge=1, le=MOST, description=_("How many at most."))]


class Page(Schema, Generic[Item]):
    """One page of a list; `next` is empty on the last one."""

    items: list[Item]
    next: str = Field("", description=_("Give it as `after` to read on; empty at the end."))


def page_of(rows: Any, *, after: str, limit: int, oldest_first: bool = False) -> dict[str, Any]:
    """The rows of a queryset by their keys, the newest first unless asked otherwise; a mark that is none is no mark."""
    kept = rows.order_by("pk" if oldest_first else "-pk")
    if after:
        try:
            kept = kept.filter(**{"pk__gt" if oldest_first else "pk__lt": kept.model._meta.pk.to_python(after)})
        except Exception as error:  # each kind of key has its own way to say that this is none
            if error.__class__.__name__ not in {"ValidationError", "ValueError", "TypeError"}:
                raise
    found = list(kept[: limit + 1])
    shown = found[:limit]
    return {"items": shown, "next": str(shown[-1].pk) if len(found) > limit else ""}
