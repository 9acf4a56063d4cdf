"""What is read of a case: its story, who held it, its files, its receipt."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from ninja import Query

from jehat.cases import actions, naming, permissions, queries
from jehat.cases import receipt as paper
from jehat.cases.timeline import MOST, WHOLE, is_cut
from jehat.cases.timeline import timeline as story_of
from jehat.core.rest import Operations
from jehat.documents import serving

from .acting import seen_case
from .shown import CaseFileOut, CustodyOut, ExpectedOut, LookedOut, StoryOut

router = Operations()

BYTES = {"schema": {"type": "string", "format": "binary"}}
A_PDF = {"responses": {200: {"content": {"application/pdf": BYTES, "application/octet-stream": BYTES}}}}
A_FILE = {"responses": {200: {"content": {"application/octet-stream": BYTES, "*/*": BYTES}}}}
Part = Annotated[
    Literal["all", "external", "internal", "files"],
    Query(description=_("Which part: all, what both sides said, what the team said, what has files.")),
]
IsWhole = Annotated[bool, Query(description=_("From the very beginning, however long."))]
LanguageOf = Annotated[Literal["ar", "en"] | None, Query(description=_("Without it, the caller's."))]


def _is_team(request, case) -> bool:
    return bool(permissions.can_see_internal(request.user, case))


@router.get("{number}/timeline", scope="cases:read", response=StoryOut, summary=_("All that happened and was said"))
def timeline(request, number: str, show: Part = "all", whole: IsWhole = False):
    case = seen_case(request, number)
    unnamed = naming.hides(case, request.user)
    most = WHOLE if whole else MOST
    entries = story_of(case, is_team=_is_team(request, case), show=show, most=most, unnamed=unnamed)
    return {"entries": [_told(one) for one in entries], "is_cut": not whole and show != "files" and is_cut(entries)}


def _told(entry) -> dict:
    said = entry.comment or entry.note
    what = "note" if entry.note else "comment" if entry.comment else "event"
    line = entry.happening
    words = {"sentence": line.sentence, "by": line.by, "reason": line.reason, "figures": line.figures} if line else {}
    unsaid = {"sentence": "", "by": "", "reason": "", "figures": ""}
    return {"at": entry.at, "what": what, "said": said} | unsaid | words | _writer(said)


def _writer(said) -> dict:
    return {"by": said.signature} if said else {}


@router.get("{number}/custody", scope="cases:read", response=list[CustodyOut], summary=_("Who had the case, and when"))
def custody(request, number: str):
    return queries.chain(seen_case(request, number))


@router.get(
    "{number}/expected", scope="cases:read", response=ExpectedOut, summary=_("Where, with whom, what next, by when")
)
def expected(request, number: str):
    case = seen_case(request, number)
    return queries.expected(case, now=timezone.now(), chain=queries.chain(case))


@router.get(
    "{number}/looked", scope="cases:read", response=list[LookedOut], summary=_("Which units opened the case, and when")
)
def looked(request, number: str):
    return queries.looked(seen_case(request, number))


@router.get("{number}/files", scope="cases:read", response=list[CaseFileOut], summary=_("The files of the case"))
def files(request, number: str):
    case = seen_case(request, number)
    is_team = _is_team(request, case)
    said = [(one, False) for one in queries.comments(case, is_team=is_team)]
    if is_team:
        said += [(one, True) for one in queries.notes(case)]
    return [_file(file, is_internal) for one, is_internal in said for file in _files_of(one)]


def _files_of(said):
    if said.voice:
        yield said.voice
    yield from (one.file for one in said.attachments.all())


def _file(file, is_internal) -> dict:
    told = {name: getattr(file, name) for name in ("id", "name", "size", "kind", "is_voice", "created_at")}
    return told | {"is_internal": is_internal}


@router.get(
    "{number}/files/{uuid:file_id}",
    scope="cases:read",
    verb="case.download",
    response={200: None},
    openapi_extra=A_FILE,
    summary=_("Download a file of the case"),
)
def download(request, number: str, file_id: UUID):
    case = seen_case(request, number)
    is_team = _is_team(request, case)
    found = queries.file_of(case, file_id, is_team=is_team)
    if found is None:
        raise Http404
    file, is_internal = found
    if is_internal and not is_team:
        raise Http404
    if serving.is_first_piece(request):
        actions.download(by=request.user, case=case, file=file, is_internal=is_internal)
    return serving.respond(request, file)


@router.get(
    "{number}/receipt",
    scope="cases:read",
    verb="case.receipt",
    response={200: None},
    openapi_extra=A_PDF,
    summary=_("The receipt of the case, as PDF"),
)
def receipt(request, number: str, language: LanguageOf = None):
    case = actions.receipt(by=request.user, case=seen_case(request, number))
    language = language or get_language()
    named = {"Content-Disposition": f'attachment; filename="{case.number}-{language}.pdf"'}
    return HttpResponse(paper.pdf(case, language, request.user), content_type="application/pdf", headers=named)
