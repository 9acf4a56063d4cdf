"""How many cases wait in each entity, counted up to a bound, and how long the oldest of them has."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from jehat.cases.models.case_rows import late_at
from jehat.cases.queries import COUNTED_UP_TO, Tally
from jehat.cases.queries.lists import BoundedCount
from jehat.organization.models import Entity

from .watched import named, under_watch

PAGE = 25


@dataclass(frozen=True)
class EntityFigures:
    """The movement of one entity in figures: of secret cases nothing but how many there are and since when."""

    entity: Entity
    open: Tally
    late: Tally
    oldest: datetime | None
    secret: Tally
    oldest_secret: datetime | None


@dataclass(frozen=True)
class Page:
    rows: list[EntityFigures]
    next: str


def entities_page(employee, *, now, after="") -> Page:
    """The next entities by their codes, with their figures; one query."""
    entities = Entity.objects.exclude(pk=employee.entity_id).filter(kinds__isnull=False).distinct()
    found = list(_counted(entities, employee, now).filter(code__gt=after).order_by("code")[: PAGE + 1])
    shown = found[:PAGE]
    return Page([_figures(one) for one in shown], shown[-1].code if len(found) > PAGE else "")


def _counted(entities, employee, now):
    here = {"entity": OuterRef("pk")}
    still_open = named(employee).filter(**here).open()
    secret = under_watch(employee).filter(**here).only_counted().open()
    return entities.annotate(
        open_count=_bounded(still_open),
        late_count=_bounded(still_open.filter(late_at(now))),
        secret_count=_bounded(secret),
        oldest=_since(still_open),
        oldest_secret=_since(secret),
    )


def _bounded(cases) -> BoundedCount:
    return BoundedCount(cases.order_by().values("pk")[:COUNTED_UP_TO])


def _since(cases) -> Subquery:
    return Subquery(cases.order_by("created_at").values("created_at")[:1])


def _figures(entity) -> EntityFigures:
    counts = {name: _tally(getattr(entity, f"{name}_count")) for name in ("open", "late", "secret")}
    return EntityFigures(entity=entity, oldest=entity.oldest, oldest_secret=entity.oldest_secret, **counts)


def _tally(number) -> Tally:
    return Tally(min(number, COUNTED_UP_TO - 1), number >= COUNTED_UP_TO)
