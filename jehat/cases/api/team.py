"""What a supervisor sees of the people of his departments."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema
from pydantic import Field

from jehat.cases import queries
from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit

from .given import TEXT

router = Operations()

OfDepartment = Annotated[
    str, Query(max_length=20, pattern=TEXT, description=_("Code of a department; without it, all one looks after."))
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


def _supervisor(request):
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.may("case.see_department"):
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
    colleague = get_object_or_404(queries.colleagues(supervisor, now=now), pk=pk)
    return queries.team(supervisor, [colleague], now=now)[0]
