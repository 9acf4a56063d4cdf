"""Oversight for programs: the same lists as the pages, under the same permissions. No glass is broken from here."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field

from jehat.cases import states
from jehat.core.rest import Operations, invalid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT, says

from . import actions, permissions, queries
from .beholding import beholding
from .queries.movement import STATES

router = Operations()

NO_CASE = _("There is no such case.")
NO_BODY = _("There is no such body of oversight.")
Code = Annotated[str, Query(max_length=40, description=_("Its code; empty filters nothing."))]
InState = Annotated[Literal[STATES], Query(description=_("A state, or all that are open or closed."))]
IsLate = Annotated[bool, Query(description=_("Only those past their time."))]
Days = Annotated[int, Query(ge=0, le=3660, description=_("Only those filed more days ago."))]


class MovedOut(Schema):
    model_config = says(_("Where a case stands, without a word of what it says."))

    number: str = Field(alias="case.number", examples=["WRM-1448-000123"])
    entity: str = Field(alias="case.entity.code", examples=["WRM"])
    department: str = Field(alias="case.department.name", examples=["Building permits"])
    kind: str = Field(alias="case.kind.code", examples=["WRM-BPR"])
    status: states.Status = Field(alias="case.status", examples=["in_progress"])
    holder: str = Field(description=_("The post of who has it; empty while it waits for one."), examples=["Officer"])
    held_since: datetime | None = Field(None, alias="custody.since")
    is_late: bool
    created_at: datetime = Field(alias="case.created_at")
    due_at: datetime = Field(alias="case.due_at")
    closed_at: datetime | None = Field(None, alias="case.closed_at")


class MovementOut(Schema):
    items: list[MovedOut]
    next: str = Field(description=_("Give it as `after` to read on; empty at the end."))


class StayOut(Schema):
    model_config = says(_("One holder's time: department and post, and the working time it took."))

    department: str = Field(alias="custody.department.name", examples=["Building permits"])
    holder: str = Field(examples=["Officer"])
    since: datetime = Field(alias="custody.since")
    until: datetime | None = Field(None, alias="custody.until")
    working_minutes: int


class MovementStepOut(Schema):
    at: datetime
    says: str = Field(examples=["Assigned"])

    @staticmethod
    def resolve_says(step):
        return str(step.says)


class TrailOut(Schema):
    moved: MovedOut
    stays: list[StayOut]
    steps: list[MovementStepOut]


class EntityFiguresOut(Schema):
    model_config = says(_("What is open in an entity, counted up to a bound."))

    entity: str = Field(alias="entity.code", examples=["WRM"])
    open: int = Field(alias="open.number")
    late: int = Field(alias="late.number")
    secret: int = Field(alias="secret.number", description=_("Of secret cases nothing else is told but their age."))
    oldest: datetime | None
    oldest_secret: datetime | None


class EntityFiguresPageOut(Schema):
    items: list[EntityFiguresOut]
    next: str = Field(description=_("Give it as `after` to read on; empty at the end."))


class ReadingOut(Schema):
    at: datetime
    says: str = Field(examples=["The case was opened"])

    @staticmethod
    def resolve_says(deed):
        return str(deed.says)


class GlassOut(Schema):
    model_config = says(_("A case that somebody opened beyond his post: why, until when, and what was read."))

    id: UUID = Field(alias="glass.pk")
    number: str = Field(alias="glass.case.number", examples=["WRM-1448-000123"])
    entity: str = Field(alias="glass.entity.code", examples=["WRM"])
    employee: str = Field(alias="glass.employee.name", examples=["Lama Alufuq"])
    reason: str = Field(alias="glass.reason", examples=["complaint"])
    words: str = Field(alias="glass.words", examples=["A complaint about the delay."])
    since: datetime = Field(alias="glass.since")
    until: datetime = Field(alias="glass.over_at")
    is_live: bool
    deeds: list[ReadingOut]


class GlassesOut(Schema):
    items: list[GlassOut]
    next: str = Field(description=_("Give it as `after` to read on; empty at the end."))


class ConcernIn(Schema):
    number: str = Field(max_length=40, pattern=TEXT, examples=["WRM-1448-000123"])
    body: str = Field(max_length=20, pattern=TEXT, description=_("Code of the body."), examples=["GPO"])


class ConcernOut(Schema):
    id: UUID
    number: str = Field(alias="case.number", examples=["WRM-1448-000123"])
    body: str = Field(alias="body.code", examples=["GPO"])
    marked_at: datetime


@router.get(
    "movement", scope="oversight:read", response=MovementOut, summary=_("Where the cases of all entities stand")
)
@beholding
def movement(
    request,
    entity: Code = "",
    kind: Code = "",
    state: InState = "open",
    late: IsLate = False,
    older_than: Days = 0,
    after: After = "",
    limit: Limit = 50,
):
    permissions.can_watch(request.user).require()
    wanted = queries.Wanted(entity, kind, state, late, older_than)
    page = queries.movement(request.user.employee, wanted, now=timezone.now(), after=after, most=limit)
    return {"items": page.rows, "next": page.next}


@router.get("movement/{number}", scope="oversight:read", response=TrailOut, summary=_("The way of one case"))
@beholding
def trail(request, number: str):
    permissions.can_watch(request.user).require()
    case = queries.watched(request.user.employee, number)
    if case is None:
        raise Http404
    return queries.trail(case, now=timezone.now())


@router.get("entities", scope="oversight:read", response=EntityFiguresPageOut, summary=_("What is open in each entity"))
@beholding
def entities(request, after: Code = ""):
    permissions.can_watch(request.user).require()
    page = queries.entities_page(request.user.employee, now=timezone.now(), after=after)
    return {"items": page.rows, "next": page.next}


@router.get("glasses", scope="oversight:read", response=GlassesOut, summary=_("Urgent access to cases"))
@beholding
def glasses(request, show: Literal["all", "live", "unseen"] = "all", after: After = ""):
    permissions.can_see_glasses(request.user).require()
    page = queries.glasses_page(request.user, show, now=timezone.now(), after=after)
    return {"items": page.rows, "next": page.next}


@router.post(
    "glasses/{uuid:pk}/end",
    scope="oversight:write",
    verb="oversight.end_glass",
    response={204: None},
    summary=_("End an urgent access before its time"),
)
@beholding
def end_glass(request, pk: UUID):
    actions.end_glass(by=request.user, glass=_glass(request, pk))
    return Status(204, None)


@router.post(
    "glasses/{uuid:pk}/review",
    scope="oversight:write",
    verb="oversight.review_glass",
    response={204: None},
    summary=_("Note that one has looked at an urgent access"),
)
@beholding
def review_glass(request, pk: UUID):
    actions.review_glass(by=request.user, glass=_glass(request, pk))
    return Status(204, None)


def _glass(request, pk):
    permissions.can_see_glasses(request.user).require()
    return get_object_or_404(queries.glasses_of(request.user), pk=pk)


@router.get("concerns", scope="oversight:read", response=list[ConcernOut], summary=_("Cases kept from a body"))
def concerns(request):
    permissions.can_mark_any(request.user).require()
    return queries.concerns_of(request.user)


@router.post(
    "concerns",
    scope="oversight:write",
    verb="oversight.mark_about",
    response={201: ConcernOut},
    summary=_("Keep a case from the body of oversight it is about"),
)
def mark_about(request, given: ConcernIn):
    permissions.can_mark_any(request.user).require()
    case = queries.markable(request.user).filter(number=given.number).first()
    body = queries.bodies().filter(code=given.body).first()
    for found, field, sentence in ((case, "number", NO_CASE), (body, "body", NO_BODY)):
        if found is None:
            raise invalid(field, gettext(sentence))
    return Status(201, actions.mark_about(by=request.user, case=case, body=body))


@router.delete(
    "concerns/{uuid:pk}",
    scope="oversight:write",
    verb="oversight.unmark_about",
    response={204: None},
    summary=_("Take the mark back"),
)
def unmark_about(request, pk: UUID):
    permissions.can_mark_any(request.user).require()
    concern = next((one for one in queries.concerns_of(request.user) if one.pk == pk), None)
    if concern is None:
        raise Http404
    actions.unmark_about(by=request.user, concern=concern)
    return Status(204, None)
