"""The quarterly review of permissions, and what employees have and do not use.

Taking anything away asks for a person who was proved here just now, as giving does.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema
from pydantic import Field

from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.organization import actions, permissions, reviewing, uses
from jehat.organization.models import AccessReview, Employee, ReviewLine, Role

from .administering import Code, entity_of
from .employees import employee_of
from .granting import Verb, require_proved

router = Operations()

Decision = Literal["open", "kept", "withdrawn"]


class ReviewOut(Schema):
    id: UUID
    year: int = Field(examples=[2026])
    quarter: int = Field(examples=[4])
    opened_at: datetime
    due: date
    closed_at: datetime | None


class ReviewLineOut(Schema):
    id: UUID
    employee: UUID = Field(alias="employee_id")
    department: str = Field(alias="employee.department.code", examples=["PERM"])
    role: str = Field(alias="role.code", examples=["officer"])
    decision: Decision
    withdrawn: list[str] = Field(alias="verbs", description=_("The permissions that were taken away."))
    to_role: str = Field(description=_("The role of less that was given; usually empty."), examples=[""])
    decided_at: datetime | None

    @staticmethod
    def resolve_decision(line):
        return line.outcome or "open"

    @staticmethod
    def resolve_to_role(line):
        return line.to_role.code if line.to_role else ""


class DecisionIn(Schema):
    withdraw: list[Verb] = Field([], max_length=400, description=_("What is taken away; empty where all is kept."))
    role: Code = Field("", description=_("Code of a role that gives less, where the role is to change."))


class UnusedOut(Schema):
    verb: str = Field(examples=["case.refer"])
    last_used: datetime | None = Field(description=_("Empty where it was never used, as far as the record shows."))


class UnusedIn(Schema):
    verbs: list[Verb] = Field(min_length=1, max_length=400)


def _reviewer(request) -> Employee:
    permissions.can_review(request.user).require()
    return request.user.employee


def _review(request, pk) -> tuple[Employee, AccessReview]:
    reviewer = _reviewer(request)
    return reviewer, get_object_or_404(AccessReview, entity=reviewer.entity_id, pk=pk)


@router.get(
    "reviews",
    scope="organization:read",
    response=list[ReviewOut],
    summary=_("The latest reviews of permissions"),
)
def reviews(request):
    return AccessReview.objects.of(_reviewer(request).entity_id).newest_first()[:20]


@router.get(
    "reviews/{uuid:pk}/lines",
    scope="organization:read",
    response=Page[ReviewLineOut],
    summary=_("The employees whom you review, and what was decided"),
)
def review_lines(
    request,
    pk: UUID,
    decision: Annotated[Decision | None, Query(description=_("Only those of this decision."))] = None,
    after: After = "",
    limit: Limit = 50,
):
    lines = reviewing.lines_for(*_review(request, pk))
    if decision is not None:
        lines = lines.undecided() if decision == "open" else lines.filter(outcome=decision)
    return page_of(lines, after=after, limit=limit, oldest_first=True)


@router.post(
    "reviews/lines/{uuid:pk}/decide",
    scope="organization:write",
    verb="review.decide",
    response=ReviewLineOut,
    summary=_("Keep what an employee may do, or take from it"),
)
def decide_review(request, pk: UUID, given: DecisionIn):
    reviewer = _reviewer(request)
    line = get_object_or_404(ReviewLine.objects.select_related("review"), entity=reviewer.entity_id, pk=pk)
    get_object_or_404(reviewing.lines_for(reviewer, line.review), pk=pk)
    role = get_object_or_404(Role, entity=reviewer.entity_id, code=given.role) if given.role else None
    if given.withdraw or role:
        require_proved(request)
    actions.decide_review(by=request.user, line=line, wanted=given.withdraw, role=role)
    return ReviewLine.objects.with_people().get(pk=pk)


@router.get(
    "employees/{uuid:pk}/unused",
    scope="organization:read",
    response=list[UnusedOut],
    summary=_("What an employee may do and did not do lately"),
)
def unused(request, pk: UUID):
    entity = entity_of(request)
    permissions.may_administer(request.user, entity.pk, "grant.withdraw").require()
    employee = employee_of(entity, pk)
    last = uses.last_uses(employee)
    idle, _held = uses.unused([employee], timezone.now())[employee.pk]
    return [{"verb": verb, "last_used": last.get(verb)} for verb in idle]


@router.post(
    "employees/{uuid:pk}/unused/withdraw",
    scope="organization:write",
    verb="grant.withdraw_unused",
    response=list[UnusedOut],
    summary=_("Take away what an employee may do and did not do lately; the answer is what is left of it"),
)
def withdraw_unused(request, pk: UUID, given: UnusedIn):
    employee = employee_of(entity_of(request), pk)
    require_proved(request)
    actions.withdraw_unused(by=request.user, employee=employee, wanted=given.verbs)
    return unused(request, pk)
