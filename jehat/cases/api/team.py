"""What a supervisor sees of the people of his departments."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema
from pydantic import Field

from jehat.cases import queries
from jehat.cases.stream import stream
from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit

from .given import TEXT
from .shown import SaidOut

router = Operations()

OfDepartment = Annotated[
    str, Query(max_length=20, pattern=TEXT, description=_("Code of a department; without it, all one looks after."))
]
Part = Annotated[
    Literal["", "comment", "note", "ask", "assign", "refer", "complete", "reject", "open"],
    Query(description=_("One kind of act alone; empty for all.")),
]


class MemberOut(Schema):
    id: UUID = Field(alias="employee.pk")
    name: str = Field(alias="employee.name", examples=["Noura Alotaibi"])
    department: str = Field(alias="employee.department.code", examples=["PERM"])
    is_away: bool
    open: int
    late: int
    waiting: int = Field(description=_("Open cases that wait for the beneficiary."))
    answered: int = Field(description=_("Cases in which he wrote to the beneficiary today."))
    oldest: datetime | None = Field(description=_("When the oldest of the open ones was filed."))


class DeedOut(Schema):
    at: datetime = Field(alias="event.at")
    verb: str = Field(alias="event.verb", examples=["case.comment"])
    sentence: str = Field(description=_("The line of the record, in words."), examples=["The case was filed"])
    case: str = Field(alias="case.number", examples=["WRM-1448-000123"])
    subject: str = Field(alias="case.title", examples=["A workshop"])
    is_internal: bool = Field(description=_("Said inside the team; the beneficiary never has it."))
    said: SaidOut | None


def _supervisor(request):
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.standing().reaches_beyond_own("case.see"):
        raise Http404
    return employee


@router.get("team", scope="cases:read", response=Page[MemberOut], summary=_("The work of each employee now"))
def team(request, department: OfDepartment = "", after: After = "", limit: Limit = 50):
    supervisor, now = _supervisor(request), timezone.now()
    units = queries.departments_of(supervisor)
    chosen = get_object_or_404(units, code=department) if department else None
    page = page_of(queries.colleagues(supervisor, now=now, department=chosen), after=after, limit=limit)
    return page | {"items": queries.team(supervisor, page["items"], now=now)}


@router.get("team/{uuid:pk}", scope="cases:read", response=MemberOut, summary=_("The work of one employee now"))
def member(request, pk: UUID):
    supervisor, now = _supervisor(request), timezone.now()
    return queries.team(supervisor, [_colleague(supervisor, pk, now)], now=now)[0]


@router.get(
    "team/{uuid:pk}/deeds",
    scope="cases:read",
    response=Page[DeedOut],
    summary=_("What one employee said and did, the newest first"),
)
def deeds(request, pk: UUID, part: Part = "", after: After = "", limit: Limit = 50):
    supervisor = _supervisor(request)
    colleague = _colleague(supervisor, pk, timezone.now())
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    done, following = stream(colleague, seen_by=supervisor, part=part, before=before, most=limit)
    return {"items": done, "next": str(following or "")}


def _colleague(supervisor, pk, now):
    return get_object_or_404(queries.colleagues(supervisor, now=now), pk=pk)
