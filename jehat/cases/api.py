"""The main job for programs: the same actions as the pages, under the same permissions."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import Field, StringConstraints, field_validator

from jehat.catalogue.models import Kind
from jehat.core.lines import line

from . import actions, permissions, queries
from .forms import LONGEST
from .models import Case
from .states import Priority

router = Router()

# As in the forms: no text holds a zero byte.
TEXT = r"^[^\x00]*$"
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST, pattern=TEXT)]
Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]


class Words(Schema):
    text: Said


class NewCase(Schema):
    kind: Code
    subject: str = Field(min_length=1, max_length=200)
    text: str = Field("", max_length=LONGEST, pattern=TEXT)
    priority: Priority = Priority.NORMAL

    @field_validator("subject", mode="before")
    @classmethod
    def as_line(cls, subject):
        return line(subject) if isinstance(subject, str) else subject


class Opinion(Schema):
    stars: int = Field(ge=1, le=5)
    text: str = Field("", max_length=1000, pattern=TEXT)


class CaseOut(Schema):
    number: str
    entity: str = Field(alias="entity.code")
    kind: str = Field(alias="kind.code")
    department: str = Field(alias="department.name")
    responsible: str | None = None
    subject: str
    status: str
    priority: str
    created_at: datetime
    due_at: datetime
    closed_at: datetime | None

    @staticmethod
    def resolve_responsible(case):
        return case.assignee.name if case.assignee else None


class CasesOut(Schema):
    items: list[CaseOut]
    next: str


class SaidOut(Schema):
    id: UUID
    by: str = Field(alias="by.name")
    text: str
    has_voice: bool
    created_at: datetime

    @staticmethod
    def resolve_has_voice(said):
        return said.voice_id is not None


def _case(request, number) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user).with_people(), number=number)


@router.get("", response=CasesOut, summary="The cases one may see, newest first")
def cases(request, after: str = ""):
    page = queries.page_of(Case.objects.visible_to(request.user), user=request.user, now=timezone.now(), after=after)
    return {"items": [row.case for row in page.rows], "next": page.next}


@router.post("", response={201: CaseOut}, summary="File a case")
def submit(request, new: NewCase):
    kind = get_object_or_404(Kind.objects.open_to_public().select_related("entity", "department"), code=new.kind)
    given = {"subject": new.subject, "text": new.text, "priority": new.priority}
    return Status(201, actions.submit(by=request.user, kind=kind, channel=Case.Channel.API, **given))


@router.get("{number}", response=CaseOut, summary="One case")
def case(request, number: str):
    return actions.open_case(by=request.user, case=_case(request, number))


@router.get("{number}/comments", response=list[SaidOut], summary="What both sides said")
def comments(request, number: str):
    return queries.comments(_case(request, number))


@router.post("{number}/comments", response={201: SaidOut}, summary="Write to the other side")
def comment(request, number: str, words: Words):
    return Status(201, actions.comment(by=request.user, case=_case(request, number), text=words.text))


@router.get("{number}/notes", response=list[SaidOut], summary="What the team said among itself")
def notes(request, number: str):
    case = _case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return queries.notes(case)


@router.post("{number}/notes", response={201: SaidOut}, summary="Write to the team")
def note(request, number: str, words: Words):
    return Status(201, actions.note(by=request.user, case=_case(request, number), text=words.text))


@router.post("{number}/ask", response={201: SaidOut}, summary="Ask the beneficiary for completion")
def ask(request, number: str, words: Words):
    return Status(201, actions.ask(by=request.user, case=_case(request, number), text=words.text))


@router.post("{number}/answer", response={201: SaidOut}, summary="Answer what was asked")
def answer(request, number: str, words: Words):
    return Status(201, actions.answer(by=request.user, case=_case(request, number), text=words.text))


@router.post("{number}/complete", response=CaseOut, summary="Close the case as done")
def complete(request, number: str, words: Words):
    return actions.complete(by=request.user, case=_case(request, number), text=words.text)


@router.post("{number}/reject", response=CaseOut, summary="Close the case as rejected")
def reject(request, number: str, words: Words):
    return actions.reject(by=request.user, case=_case(request, number), text=words.text)


@router.post("{number}/rate", response={204: None}, summary="Rate the service")
def rate(request, number: str, opinion: Opinion):
    actions.rate(by=request.user, case=_case(request, number), stars=opinion.stars, text=opinion.text)
    return Status(204, None)
