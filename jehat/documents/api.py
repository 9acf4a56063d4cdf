"""Files and drafts for programs: the same actions as the pages, under the same permissions."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import File as Sent
from ninja import Form, Schema, Status, UploadedFile
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT

from . import actions, places, queries, uses
from .models import File
from .typed import MOST_NAMES, words_of

router = Operations()

MOST_LETTERS = 20_000
Written = Annotated[str, StringConstraints(max_length=MOST_LETTERS, pattern=TEXT)]
FieldName = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=TEXT)]
Words = dict[FieldName, Written | list[Written]]
IsVoice = Annotated[bool, Form(description=_("It is a recording of a voice, and nothing else is taken."))]


class UseOut(Schema):
    title: str = Field(examples=["A workshop"])
    url: str = Field(examples=["/cases/WRM-1448-000123/"])
    download: str = Field(description=_("Sends the file."), examples=["/cases/WRM-1448-000123/files/0198…/?download"])


class FileOut(Schema):
    id: UUID
    name: str = Field(examples=["plan.pdf"])
    size: int = Field(description=_("Bytes."))
    kind: str = Field(examples=["pdf"])
    state: str = Field(description=_("A recording is held until it can be played."), examples=["ready"])
    duration: float | None = Field(description=_("Seconds, of a recording."))
    created_at: datetime
    valid_until: date | None = Field(None, description=_("The last day on which the document holds."))


class ValidityIn(Schema):
    valid_until: date | None = Field(description=_("The last day on which it holds; nothing takes it back."))


class OwnFileOut(FileOut):
    used_in: UseOut | None


class DraftLine(Schema):
    place: str = Field(description=_("The code of the form it belongs to."), examples=["new:WRM-BPR"])
    title: str = Field(alias="at.title", examples=["A building permit"])
    label: str = Field(examples=["A new case"])
    url: str = Field(alias="at.url", examples=["/cases/new/WRM-BPR/"])
    version: int
    saved_at: datetime

    @staticmethod
    def resolve_label(draft):
        return str(draft.at.label)


class Aside(Schema):
    device: str = Field(description=_("May be empty."), examples=["0198c9d2-6f1e-7b3a-9a51-3f0f4be0a1c7"])
    words: dict[str, str | list[str]]
    saved_at: datetime


class DraftOut(Schema):
    place: str = Field(examples=["new:WRM-BPR"])
    version: int
    saved_at: datetime
    words: dict[str, str | list[str]] = Field(description=_("What was written, by the name of the field."))
    files: list[FileOut] = Field(alias="files_now")
    others: list[Aside]


class DraftIn(Schema):
    words: Words = Field(
        max_length=MOST_NAMES,
        description=_("What was written, by the name of the field."),
        examples=[{"subject": "A workshop", "text": "I wish to open one."}],
    )
    files: list[UUID] = Field([], max_length=100, description=_("Files handed in before and not used."))
    version: int = Field(0, ge=0, le=2**31 - 1, description=_("The version that was read; 0 begins a new draft."))
    device: UUID | None = Field(None, description=_("An identifier of your own, the same at every call."))


class SwapIn(Schema):
    device: Annotated[str, StringConstraints(max_length=40, pattern=TEXT)] = Field(
        description=_("Of the words to go on with."), examples=["0198c9d2-6f1e-7b3a-9a51-3f0f4be0a1c7"]
    )


@router.post("", scope="files:write", verb="file.keep", response={201: FileOut}, summary=_("Hand in a file"))
def keep(request, file: Sent[UploadedFile], is_voice: IsVoice = False):
    return Status(201, actions.keep(by=request.user, upload=file, is_voice=is_voice))


@router.get("", scope="files:read", response=Page[OwnFileOut], summary=_("The files one gave, newest first"))
def files(request, after: After = "", limit: Limit = 50):
    page = page_of(uses.own_files(request.user).filter(is_voice=False), after=after, limit=limit)
    used = uses.used_in(request.user, page["items"])
    for file in page["items"]:
        file.used_in = used.get(file.pk)
    return page


@router.delete(
    "{uuid:pk}", scope="files:write", verb="file.discard", response={204: None}, summary=_("Take back an unused file")
)
def discard(request, pk: UUID):
    file = get_object_or_404(File.objects.of_uploader(request.user).unattached(), pk=pk)
    actions.discard(by=request.user, file=file)
    return Status(204, None)


@router.post(
    "{uuid:pk}/reuse",
    scope="files:write",
    verb="file.reuse",
    response={201: FileOut},
    summary=_("Give a file again that one gave before"),
)
def reuse(request, pk: UUID):
    file = get_object_or_404(uses.own_files(request.user), pk=pk)
    return Status(201, actions.reuse(by=request.user, file=file))


@router.put(
    "{uuid:pk}/validity",
    scope="files:write",
    verb="file.set_validity",
    response=FileOut,
    summary=_("Say until when a document holds"),
)
def set_validity(request, pk: UUID, given: ValidityIn):
    file = get_object_or_404(uses.own_files(request.user), pk=pk)
    return actions.set_validity(by=request.user, file=file, valid_until=given.valid_until)


@router.get(
    "drafts", scope="files:read", response=list[DraftLine], summary=_("What one has typed and not sent, newest first")
)
def drafts(request):
    return queries.drafts_of(request.user)


@router.get("drafts/{place}", scope="files:read", response=DraftOut, summary=_("What one has typed at a place"))
def draft(request, place: str):
    return _draft(request, place)


@router.put(
    "drafts/{place}",
    scope="files:write",
    verb="draft.keep",
    response={200: DraftOut, 204: None},
    summary=_("Keep what is typed at a place"),
)
def keep_draft(request, place: str, given: DraftIn):
    if places.find(request.user, place) is None:
        raise Http404
    kept = actions.keep_draft(
        by=request.user,
        place=place,
        words=words_of(given.words),
        files=queries.waiting_of(request.user, given.files),
        base=given.version,
        device=given.device,
    )
    return _draft(request, place) if kept else Status(204, None)


@router.delete(
    "drafts/{place}", scope="files:write", verb="draft.discard", response={204: None}, summary=_("Discard a draft")
)
def discard_draft(request, place: str):
    actions.discard_draft(by=request.user, place=_draft(request, place).place)
    return Status(204, None)


@router.post(
    "drafts/{place}/swap",
    scope="files:write",
    verb="draft.swap",
    response=DraftOut,
    summary=_("Go on with the words of another device"),
)
def swap_draft(request, place: str, chosen: SwapIn):
    if places.find(request.user, place) is None:
        raise Http404
    actions.swap_draft(by=request.user, place=place, device=chosen.device)
    return _draft(request, place)


def _draft(request, place):
    found = queries.draft_at(request.user, place)
    if found is None:
        raise Http404
    found.files_now = list(found.files.all())
    return found
