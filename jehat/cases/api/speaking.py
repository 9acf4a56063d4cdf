"""What is said about a case, to the other side and inside the team."""

from django.http import Http404
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.cases import actions, permissions, queries
from jehat.core.rest import Operations

from .acting import IF_MATCH, act_on, seen_case
from .given import Question, Words
from .shown import SaidOut

router = Operations()


@router.get("{number}/comments", scope="cases:read", response=list[SaidOut], summary=_("What both sides said"))
def comments(request, number: str):
    return queries.comments(seen_case(request, number))


@router.post(
    "{number}/comments",
    scope="cases:write",
    verb="case.comment",
    response={201: SaidOut},
    openapi_extra=IF_MATCH,
    summary=_("Write to the other side"),
)
def comment(request, number: str, words: Words):
    return Status(201, act_on(request, number, actions.comment, **words.dict()))


@router.post(
    "{number}/comments/unsend",
    scope="cases:write",
    verb="case.unsend",
    response={204: None},
    summary=_("Take back the last comment, within seconds"),
)
def unsend(request, number: str):
    act_on(request, number, actions.unsend)
    return Status(204, None)


@router.get("{number}/notes", scope="cases:read", response=list[SaidOut], summary=_("What the team said among itself"))
def notes(request, number: str):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return queries.notes(case)


@router.post(
    "{number}/notes",
    scope="cases:write",
    verb="case.note",
    response={201: SaidOut},
    openapi_extra=IF_MATCH,
    summary=_("Write to the team"),
)
def note(request, number: str, words: Words):
    return Status(201, act_on(request, number, actions.note, **words.dict()))


@router.post(
    "{number}/ask",
    scope="cases:write",
    verb="case.ask",
    response={201: SaidOut},
    openapi_extra=IF_MATCH,
    summary=_("Ask the beneficiary for completion"),
)
def ask(request, number: str, words: Question):
    return Status(201, act_on(request, number, actions.ask, **words.dict()))


@router.post(
    "{number}/answer",
    scope="cases:write",
    verb="case.answer",
    response={201: SaidOut},
    openapi_extra=IF_MATCH,
    summary=_("Answer what was asked"),
)
def answer(request, number: str, words: Words):
    return Status(201, act_on(request, number, actions.answer, **words.dict()))
