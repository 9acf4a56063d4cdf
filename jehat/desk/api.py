"""The record and presences for programs: the same lines, under the same permissions."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field

from jehat.cases.models import Case
from jehat.core.hijri import FIRST, LAST
from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT
from jehat.desk import permissions
from jehat.desk.months import month_of, read_month
from jehat.desk.queries.lines import told
from jehat.desk.queries.presence import day_of, days_of, with_presence
from jehat.desk.queries.record import Wanted, case_numbered, lines_of_case, lines_within
from jehat.desk.sight import PRESENCE, RECORD, sight_of
from jehat.organization import actions as organization
from jehat.people.queries import shown_sign_in

router = Operations()

Kind = Annotated[Literal["", "acts", "reads", "refused"], Query(description=_("Which lines; empty for all."))]
Verb = Annotated[
    str, Query(max_length=60, pattern=TEXT, description=_("A verb, or an area that ends in a dot: `case.`"))
]
Person = Annotated[UUID | None, Query(description=_("Only what this employee did, or what was done to him."))]
Number = Annotated[
    str, Query(max_length=40, pattern=TEXT, description=_("Only what concerns the case of this number."))
]
Since = Annotated[datetime | None, Query(description=_("From this moment on."))]
Until = Annotated[datetime | None, Query(description=_("Before this moment."))]
OnDay = Annotated[date | None, Query(description=_("The day; without it, today."))]
InMonth = Annotated[
    str, Query(max_length=7, pattern=TEXT, description=_("A month of either calendar, as 1448-06 or 2026-11."))
]


class RecordLineOut(Schema):
    number: int = Field(alias="event.pk", description=_("Of the line in the record; never used twice."))
    at: datetime = Field(alias="event.at")
    verb: str = Field(alias="event.verb", examples=["case.open"])
    sentence: str = Field(description=_("The line of the record, in words."), examples=["The case was opened"])
    outcome: str = Field(alias="event.outcome", examples=["done"])
    who: str = Field(
        description=_("Empty for the platform, and for the beneficiary's side."), examples=["Noura Alotaibi"]
    )
    who_id: UUID | None = Field(description=_("The employee."))
    is_beneficiary: bool = Field(description=_("Done by the beneficiary's side."))
    in_place_of: str = Field(description=_("In whose place it was done; usually empty."), examples=["Faisal Alharbi"])
    case: str = Field(description=_("Number of the case it is about."), examples=["WRM-1448-000123"])
    about: str = Field(description=_("What else it is about, by its name."), examples=["Building permits"])

    @staticmethod
    def resolve_who(line):
        return line.who.name if line.who else ""

    @staticmethod
    def resolve_who_id(line):
        return line.who.pk if line.who else None

    @staticmethod
    def resolve_in_place_of(line):
        return line.in_place_of.name if line.in_place_of else ""

    @staticmethod
    def resolve_about(line):
        return line.person.name if line.person else line.about


class LinesOut(Page[RecordLineOut]):
    searched_to: datetime | None = Field(
        None, description=_("Back to which moment was looked; read on with `next` for what is older.")
    )


class PeriodOut(Schema):
    since: datetime
    until: datetime
    ending: str = Field(
        description=_("Empty while it lasts, or where it goes on the day after."), examples=["signed_out"]
    )
    is_now: bool


class DayOut(Schema):
    day: date
    seconds: int = Field(description=_("How long in all; what overlaps counts once."))
    periods: list[PeriodOut]


class PresentOut(Schema):
    id: UUID = Field(alias="employee.pk")
    name: str = Field(alias="employee.name", examples=["Noura Alotaibi"])
    department: str = Field(alias="employee.department.code", examples=["PERM"])
    is_here: bool = Field(alias="employee.is_here", description=_("Present now."))
    day: DayOut

    @staticmethod
    def resolve_day(one):
        return _day(one.day)


class OpenSignInOut(Schema):
    id: UUID
    browser: str = Field(examples=["Firefox"])
    system: str = Field(examples=["Windows"])
    since: datetime
    seen_at: datetime


class EndedOut(Schema):
    count: int = Field(description=_("How many sign-ins ended."))


def _day(day) -> dict:
    return {"day": day.day, "seconds": int(day.total.total_seconds()), "periods": list(day.periods)}


def _sight(request, verb, may):
    if getattr(request.user, "employee", None) is None:
        raise Http404
    may(request.user).require()
    return sight_of(request.user, verb)


def _lines(page, entity, reader) -> dict:
    items = told(page.events, entity=entity, reader=reader)
    return {"items": items, "next": page.next, "searched_to": page.searched_to}


def _employee(request, pk):
    people = _sight(request, PRESENCE, permissions.can_see_presence).people()
    return get_object_or_404(people.with_people(), pk=pk)


@router.get("", scope="record:read", response=LinesOut, summary=_("Who did and who read what, the newest first"))
def record(
    request, person: Person = None, case: Number = "", verb: Verb = "", kind: Kind = "", since: Since = None,
    until: Until = None, after: After = "", limit: Limit = 50,
):  # fmt: skip
    sight = _sight(request, RECORD, permissions.can_see_record)
    someone = get_object_or_404(sight.people(), pk=person) if person else None
    about = case_numbered(sight, case) if case else None
    if case and about is None:
        raise Http404
    wanted = Wanted(someone, about, verb, kind, since, until)
    return _lines(lines_within(sight, wanted, after=after, most=limit), sight.entity, request.user)


@router.get(
    "cases/{number}", scope="record:read", response=LinesOut, summary=_("Who did and who read what in one case")
)
def case_record(
    request, number: str, verb: Verb = "", kind: Kind = "", since: Since = None, until: Until = None,
    after: After = "", limit: Limit = 50,
):  # fmt: skip
    case = get_object_or_404(Case.objects.visible_to(request.user).with_people(), number=number)
    permissions.can_see_case_record(request.user, case).require()
    wanted = Wanted(None, None, verb, kind, since, until)
    return _lines(lines_of_case(case, wanted, after=after, most=limit), case.entity, request.user)


@router.get("presence", scope="record:read", response=Page[PresentOut], summary=_("Who was present on a day"))
def presence(request, day: OnDay = None, after: After = "", limit: Limit = 50):
    sight, now = _sight(request, PRESENCE, permissions.can_see_presence), timezone.now()
    people = with_presence(sight.people().active().with_people(), now=now)
    page = page_of(people, after=after, limit=limit)
    wanted = _known(day) or timezone.localdate(now)
    return page | {"items": day_of(page["items"], day=wanted, now=now)}


def _known(day):
    if day and not FIRST <= day <= LAST:
        raise Http404
    return day


@router.get(
    "presence/{uuid:pk}", scope="record:read", response=list[DayOut], summary=_("One employee, day by day in a month")
)
def presence_of(request, pk: UUID, month: InMonth = ""):
    employee, now = _employee(request, pk), timezone.now()
    asked = read_month(month) if month else month_of(timezone.localdate(now), request.user.calendar)
    if asked is None:
        raise Http404
    return [_day(one) for one in days_of(employee, first=asked.first, last=asked.last, now=now)]


@router.get(
    "presence/{uuid:pk}/sign-ins",
    scope="record:read",
    response=Page[OpenSignInOut],
    summary=_("What an employee is signed in with now"),
)
def sign_ins_of(request, pk: UUID, after: After = "", limit: Limit = 50):
    employee = _employee(request, pk)
    permissions.can_end_presence(request.user, employee).require()
    page = page_of(employee.user.sign_ins.current().select_related("user"), after=after, limit=limit)
    return page | {"items": [_open(shown_sign_in(row)) for row in page["items"]]}


def _open(shown) -> dict:
    row = shown["row"]
    words = {name: str(shown[name] or "") for name in ("browser", "system")}
    return {"id": row.pk, "since": row.since, "seen_at": row.seen_at} | words


@router.post(
    "presence/{uuid:pk}/sign-ins/{uuid:sign_in}/end",
    scope="record:write",
    verb="organization.end_presence",
    response={204: None},
    summary=_("End one sign-in of an employee"),
)
def end_presence(request, pk: UUID, sign_in: UUID):
    employee = _employee(request, pk)
    row = get_object_or_404(employee.user.sign_ins, pk=sign_in)
    organization.end_presence(by=request.user, employee=employee, presence=row)
    return Status(204, None)


@router.post(
    "presence/{uuid:pk}/sign-ins/end",
    scope="record:write",
    verb="organization.end_presences",
    response=EndedOut,
    summary=_("End all sign-ins of an employee"),
)
def end_presences(request, pk: UUID):
    return {"count": organization.end_presences(by=request.user, employee=_employee(request, pk))}
