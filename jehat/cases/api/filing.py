"""Cases: the list, a new one, one of them."""

from typing import Annotated, Literal

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Status

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.states import Status as State
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.models import Kind
from jehat.core.rest import Operations, etag, invalid
from jehat.core.rest.paging import Limit
from jehat.core.verdict import Refused

from .acting import handed_in, seen_case, spoken
from .answers import papers_in, right
from .given import TEXT, NewCase
from .shown import CaseOut, CasesOut

router = Operations()

View = Literal[
    "mine", "standing_in", "unread", "today", "late", "department", "unassigned", "answered", "closed", "all",
    "disputed", "urged",
]  # fmt: skip
ViewOf = Annotated[View | None, Query(description=_("A list of the employee's inbox; without it, all one may see."))]
StatusOf = Annotated[State | None, Query(description=_("Only those in this state."))]
OfCode = Annotated[str, Query(max_length=20, pattern=TEXT, description=_("Only those of this code."))]
Sought = Annotated[
    str, Query(max_length=100, pattern=TEXT, description=_("A number, or words of the subject or of a name."))
]
Order = Annotated[Literal["active", "oldest", "due", "priority"], Query(description=_("In which order."))]
Mark = Annotated[str, Query(max_length=200, pattern=TEXT, description=_("The mark `next` of the page before."))]


@router.get("", scope="cases:read", response=CasesOut, summary=_("The cases one may see, newest first"))
def cases(
    request,
    after: Mark = "",
    limit: Limit = 50,
    view: ViewOf = None,
    status: StatusOf = None,
    entity: OfCode = "",
    kind: OfCode = "",
    q: Sought = "",
    order: Order = "active",
):
    found = _viewed(request.user, view)
    wanted = {"status": status, "entity__code": entity, "kind__code": kind}
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    if words := q.strip():
        seek = queries.find_own if _employee(request.user) is None else queries.find
        found = seek(found, words).cases
    given = {"user": request.user, "now": timezone.now(), "after": after, "order": order, "most": limit}
    page = queries.page_of(found.select_related("appeal"), **given)
    return {"items": [row.case for row in page.rows], "next": page.next}


def _employee(user):
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active else None


def _viewed(user, view):
    if view is None:
        return Case.objects.visible_to(user)
    employee = _employee(user)
    if employee is None:
        raise Refused(gettext("The inbox is for employees of an entity."))
    views = queries.inbox_views(employee, now=timezone.now())
    if view not in views:
        raise Refused(gettext("Your role does not include this act."))
    return views[view]


@router.post("", scope="cases:write", verb="case.submit", response={201: CaseOut}, summary=_("File a case"))
def submit(request, new: NewCase):
    kind = get_object_or_404(
        Kind.objects.open_to_public().select_related("entity", "department", "current"), code=new.kind
    )
    given = {"subject": new.subject, "text": new.text, "priority": new.priority, "language": new.language}
    questionnaire = Questionnaire.of(kind.current)
    papers = papers_in(request.user, questionnaire, new.answers)
    given["answers"] = right(questionnaire, new.answers | papers.told)
    given["files"] = [*handed_in(request.user, new.files), *papers.files]
    if new.voice:
        given["voice"] = spoken(request.user, new.voice)
    if new.beneficiary and new.beneficiary != request.user.pk:
        given["beneficiary"] = _principal(request.user, kind.entity, new.beneficiary)
    return Status(201, actions.submit(by=request.user, kind=kind, channel=Case.Channel.API, **given))


def _principal(user, entity, wanted):
    found = [one for one in queries.principals_before(user, entity) if one.pk == wanted]
    if not found:
        raise invalid("beneficiary", gettext("You do not act for this beneficiary before this entity."))
    return found[0]


@router.get("{number}", scope="cases:read", verb="case.open", response=CaseOut, summary=_("One case"))
def case(request, response: HttpResponse, number: str):
    opened = actions.open_case(by=request.user, case=seen_case(request, number))
    response["ETag"] = etag(opened.version)
    return opened
