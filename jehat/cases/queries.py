"""What the pages of cases read. Every list costs a number of queries that does not grow with its rows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from jehat.calendars.working_time import working_minutes
from jehat.organization.models import Department, Employee
from jehat.people.identifiers import masked
from jehat.people.models import Identifier

from . import distribution
from .models import Case, Comment, Custody, Note, Opening
from .states import Status

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


def home(user):
    """The beneficiary's own cases."""
    return Case.objects.of_beneficiary(user)


def home_filters(user) -> dict:
    own = home(user)
    return {
        "all": own,
        "waiting": own.filter(status=Status.WAITING_BENEFICIARY),
        "open": own.open(),
        "closed": own.closed(),
    }


def inbox_views(employee, *, now) -> dict:
    """The lists an employee may look at, each a queryset; which there are follows from his role."""
    reachable = Case.objects.filter(entity=employee.entity).visible_to(employee.user)
    views = {"mine": reachable.open().assigned_to(employee)}
    if employee.may("case.see_department") or employee.heads.exists():
        views["department"] = reachable.open()
        views["unassigned"] = reachable.unassigned()
    views["late"] = reachable.late(now)
    views["closed"] = reachable.closed()
    return views


def chain(case) -> list[Custody]:
    """Everybody who held the case, in order, with the time each had it."""
    return list(case.custodies.select_related("department", "employee__user").oldest_first())


def candidates(case, *, now):
    """Colleagues to whom the case may be assigned, with the open load of each."""
    colleagues = distribution.eligible(case.department, beneficiary_id=case.beneficiary_id, now=now)
    others = colleagues.exclude(pk=case.assignee_id).select_related("post")
    return distribution.with_load(others).order_by("load", F("assigned_at").asc(nulls_first=True))


def other_departments(case):
    return Department.objects.filter(entity_id=case.entity_id, is_active=True).exclude(pk=case.department_id)


def comments(case):
    return case.comments.select_related("by", "voice").prefetch_related("attachments__file")


def notes(case):
    return case.notes.select_related("by", "voice").prefetch_related("attachments__file")


def pending_question(case) -> Comment | None:
    """What the beneficiary is being asked now, if he is."""
    if case.status != Status.WAITING_BENEFICIARY:
        return None
    return case.comments.filter(act=Comment.Act.ASK).select_related("by", "voice").last()


def pending_questions(user) -> list[Comment]:
    """What a beneficiary is being asked in any of his cases: the last question of each."""
    waiting = Case.objects.of_beneficiary(user).filter(status=Status.WAITING_BENEFICIARY)
    return list(
        Comment.objects.filter(case__in=waiting, act=Comment.Act.ASK)
        .select_related("by", "case__entity")
        .order_by("case_id", "-created_at")
        .distinct("case_id")
    )


def file_of(case, file_id):
    """A file of the case and whether it is internal; None where the case has no such file."""
    external = Q(attachments__file_id=file_id) | Q(voice_id=file_id)
    for said, is_internal in ((Comment, False), (Note, True)):
        found = said.objects.filter(external, case=case).select_related("voice").first()
        if found is not None:
            is_voice = found.voice_id == file_id
            file = found.voice if is_voice else found.attachments.select_related("file").get(file_id=file_id).file
            return file, is_internal
    return None


@dataclass(frozen=True)
class Promise:
    """The service promise of a case in working minutes: how much there is, and how much is used."""

    total: int
    used: int

    @property
    def left(self) -> int:
        return self.total - self.used

    @property
    def used_shown(self) -> int:
        """For a bar: what is used, up to all of it."""
        return min(max(self.used, 0), self.total)

    @property
    def low(self) -> int:
        return self.total * 80 // 100

    @property
    def high(self) -> int:
        return self.total * 95 // 100

    @property
    def used_hours(self) -> int:
        return self.used_shown // 60

    @property
    def total_hours(self) -> int:
        return self.total // 60


def promise(case, *, now) -> Promise:
    until = case.closed_at or now
    return Promise(working_minutes(case.created_at, case.due_at), working_minutes(case.created_at, until))


def identity_of(user):
    """A beneficiary's identity and mobile, for the employee who works on his case."""
    kinds = Identifier.Kind
    found = {identifier.kind: identifier for identifier in user.identifiers.all()}
    identity = next((found[k] for k in (kinds.NATIONAL_ID, kinds.IQAMA, kinds.PASSPORT) if k in found), None)
    mobile = found.get(kinds.MOBILE)
    return {
        "identity": identity,
        "masked_identity": masked(identity.kind, identity.value) if identity else "",
        "masked_mobile": masked(mobile.kind, mobile.value) if mobile else "",
    }


def employees_by_id(ids) -> dict[str, Employee]:
    return {str(one.pk): one for one in Employee.objects.filter(pk__in=ids).select_related("user")}


def departments_by_id(ids) -> dict[str, Department]:
    return {str(one.pk): one for one in Department.objects.filter(pk__in=ids)}
