"""Canned replies: kept by an employee, and filled for a case."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints, field_validator, model_validator

from jehat.cases import actions, permissions, queries
from jehat.cases.models import CannedReply
from jehat.core.lines import line
from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import says

from .acting import seen_case
from .given import TEXT

router = Operations()

SCOPES = ("own", "department", "entity")
Wording = Annotated[str, StringConstraints(strip_whitespace=True, max_length=3000, pattern=TEXT)]
Composer = Annotated[Literal["external", "internal"], Query(description=_("For whom the words are."))]


class ReplyWords(Schema):
    model_config = says(_("A name to find it by, and the words in one language or both."))

    title: str = Field(min_length=1, max_length=80, examples=["Asking for the plan"])
    arabic: Wording = Field("", description=_("In Arabic"))
    english: Wording = Field("", examples=["Please attach the plan, {beneficiary}."])

    @field_validator("title", mode="before")
    @classmethod
    def as_line(cls, title):
        return line(title) if isinstance(title, str) else title

    @model_validator(mode="after")
    def has_words(self) -> Self:
        if not self.arabic and not self.english:
            raise ValueError(gettext("Write the words in one language at least."))
        return self


class NewReply(ReplyWords):
    scope: Literal["own", "department", "entity"] = Field("own", description=_("Who may use it."))


class ReplyOut(Schema):
    id: UUID
    scope: str = Field(examples=["own"])
    title: str = Field(examples=["Asking for the plan"])
    arabic: str = Field(description=_("In Arabic"))
    english: str = Field(examples=["Please attach the plan, {beneficiary}."])
    changed_at: datetime


class ReadyOut(Schema):
    id: UUID = Field(alias="reply.pk")
    title: str = Field(alias="reply.title", examples=["Asking for the plan"])
    text: str = Field(description=_("With the facts of the case in it."), examples=["Please attach the plan, Sara."])


def _within_reach(request):
    """What an employee may use; for anybody who keeps none there is nothing here."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not any(permissions.can_write_reply(request.user, scope) for scope in SCOPES):
        raise Http404
    return CannedReply.objects.in_use().within_reach_of(employee)


@router.get("replies", scope="cases:read", response=Page[ReplyOut], summary=_("Canned replies one may use"))
def canned_replies(request, after: After = "", limit: Limit = 50):
    return page_of(_within_reach(request), after=after, limit=limit)


@router.post(
    "replies",
    scope="cases:write",
    verb="reply.write",
    response={201: ReplyOut},
    summary=_("Keep words ready for the composer"),
)
def write_reply(request, given: NewReply):
    _within_reach(request)
    return Status(201, actions.write_reply(by=request.user, **given.dict()))


@router.put(
    "replies/{uuid:reply_id}",
    scope="cases:write",
    verb="reply.change",
    response=ReplyOut,
    summary=_("Write a canned reply anew"),
)
def change_reply(request, reply_id: UUID, given: ReplyWords):
    reply = get_object_or_404(_within_reach(request), pk=reply_id)
    return actions.change_reply(by=request.user, reply=reply, **given.dict())


@router.delete(
    "replies/{uuid:reply_id}",
    scope="cases:write",
    verb="reply.retire",
    response={204: None},
    summary=_("Offer a canned reply no more"),
)
def retire_reply(request, reply_id: UUID):
    actions.retire_reply(by=request.user, reply=get_object_or_404(_within_reach(request), pk=reply_id))
    return Status(204, None)


@router.get(
    "{number}/replies",
    scope="cases:read",
    response=list[ReadyOut],
    summary=_("Canned replies with the facts of a case in them"),
)
def ready_replies(request, number: str, composer: Composer = "external"):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    language = case.language if composer == "external" else get_language()
    return queries.ready_replies(case, request.user.employee, language=language)
