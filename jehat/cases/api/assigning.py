"""How a case came to its holder, asking for another, conflicts of interest, and the queue."""

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field

from jehat.cases import actions, permissions, queries
from jehat.cases.states import Relation, Wish
from jehat.core.rest import Operations, invalid

from .acting import seen_case
from .given import MaybeSaid, Said
from .shown import CaseOut

router = Operations()


class SetAsideOut(Schema):
    employee: UUID = Field(alias="employee.pk")
    name: str = Field(alias="employee.name", examples=["Noura Alotaibi"])
    why: str = Field(examples=["is away now"])
    load: int


class WhyOut(Schema):
    reason: str = Field(alias="custody.reason", examples=["least_load"])
    sentence: str = Field(alias="reason", description=_("The reason in words."))
    since: datetime = Field(alias="custody.since")
    load: int | None = Field(None, alias="custody.load", description=_("Open cases of the one chosen, then."))
    candidates: int | None = Field(None, alias="custody.candidates")
    rule: int | None = Field(None, description=_("Which rule of the department decided, if one did."))
    asides: list[SetAsideOut]


class WishIn(Schema):
    wish: Wish = Field(examples=[Wish.LOAD.value])
    text: MaybeSaid = Field("", description=_("Why, in his own words."))


class WishOut(Schema):
    id: UUID
    number: str = Field(alias="case.number", examples=["WRM-1448-000123"])
    employee: UUID = Field(alias="employee.pk")
    wish: str = Field(examples=["load"])
    text: str = Field(description=_("Why, in his own words."))
    asked_at: datetime
    is_granted: bool | None
    answer: str = Field(description=_("What was said to it."))


class ReassignmentGrantIn(Schema):
    to: UUID | None = Field(None, description=_("A colleague; without one the case goes to whom it falls."))


class RefusalIn(Schema):
    answer: Said = Field(examples=["It is almost done."])


class ConflictIn(Schema):
    relation: Relation = Field(examples=[Relation.KIN.value])
    employee: UUID | None = Field(None, description=_("One of one's people; without one, oneself."))


class ConflictOut(Schema):
    id: UUID
    employee: UUID = Field(alias="employee.pk")
    relation: str = Field(examples=["kin"])
    declared_at: datetime
    withdrawn_at: datetime | None


class ReassignedOut(Schema):
    moved: int = Field(description=_("Cases that went to colleagues."))


class WhichIn(Schema):
    until: datetime | None = Field(None, description=_("Only those due before this moment; without it, all."))


def _inside(request, number):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return case


@router.post("pull", scope="cases:write", verb="case.pull_next", response=CaseOut, summary=_("Take the next case"))
def pull_next(request):
    return actions.pull_next(by=request.user)


@router.get("{number}/why", scope="cases:read", response=WhyOut, summary=_("Why the present holder has the case"))
def why(request, number: str):
    return queries.why(_inside(request, number))


@router.get(
    "{number}/reassignment", scope="cases:read", response=WishOut, summary=_("What the holder asked last about it")
)
def reassignment(request, number: str):
    return _wish(_inside(request, number))


def _wish(case):
    wish = queries.wish_of(case)
    if wish is None:
        raise Http404
    return wish


@router.post(
    "{number}/reassignment",
    scope="cases:write",
    verb="case.ask_reassignment",
    response={201: WishOut},
    summary=_("Ask for the case to go to another"),
)
def ask_reassignment(request, number: str, given: WishIn):
    asked = actions.ask_reassignment(by=request.user, case=_inside(request, number), **given.dict())
    return Status(201, asked)


@router.post(
    "{number}/reassignment/grant",
    scope="cases:write",
    verb="case.grant_reassignment",
    response=CaseOut,
    summary=_("Give the case to another, as its holder asked"),
)
def grant_reassignment(request, number: str, given: ReassignmentGrantIn):
    case = _inside(request, number)
    asked = _wish(case)
    permissions.can_decide_reassignment(request.user, case, asked).require()
    to = None
    if given.to is not None:
        to = queries.candidates(case, now=timezone.now()).filter(pk=given.to).first()
        if to is None:
            raise invalid("to", gettext("The case can be assigned to a present employee of its department only."))
    return actions.grant_reassignment(by=request.user, asked=asked, to=to)


@router.post(
    "{number}/reassignment/refuse",
    scope="cases:write",
    verb="case.refuse_reassignment",
    response=CaseOut,
    summary=_("Leave the case with its holder"),
)
def refuse_reassignment(request, number: str, given: RefusalIn):
    return actions.refuse_reassignment(by=request.user, asked=_wish(_inside(request, number)), answer=given.answer)


@router.get(
    "{number}/conflicts",
    scope="cases:read",
    response=list[ConflictOut],
    summary=_("Who must not work on cases of this beneficiary"),
)
def conflicts(request, number: str):
    return list(queries.conflicts_about(_inside(request, number)))


@router.post(
    "{number}/conflicts",
    scope="cases:write",
    verb="case.declare_conflict",
    response={201: ConflictOut},
    summary=_("Declare a conflict of interest"),
)
def declare_conflict(request, number: str, given: ConflictIn):
    case = _inside(request, number)
    employee = None
    if given.employee is not None:
        employee = get_object_or_404(case.entity.employees.select_related("user"), pk=given.employee)
    made = actions.declare_conflict(by=request.user, case=case, relation=given.relation, employee=employee)
    return Status(201, made)


@router.delete(
    "{number}/conflicts/{uuid:pk}",
    scope="cases:write",
    verb="case.withdraw_conflict",
    response={204: None},
    summary=_("A conflict of interest stands no more"),
)
def withdraw_conflict(request, number: str, pk: UUID):
    conflict = get_object_or_404(queries.conflicts_about(_inside(request, number)), pk=pk)
    actions.withdraw_conflict(by=request.user, conflict=conflict)
    return Status(204, None)


@router.post(
    "team/{uuid:pk}/reassign",
    scope="cases:write",
    verb="case.reassign_all",
    response=ReassignedOut,
    summary=_("Give the cases of a colleague who is away to others"),
)
def reassign_all(request, pk: UUID, given: WhichIn):
    supervisor = getattr(request.user, "employee", None)
    if supervisor is None or not supervisor.standing().reaches_beyond_own("case.see"):
        raise Http404
    employee = get_object_or_404(queries.colleagues(supervisor, now=timezone.now()), pk=pk)
    moved = actions.reassign_all(by=request.user, employee=employee, until=given.until)
    return {"moved": sum(moved.values())}
