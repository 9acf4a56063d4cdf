"""What is said about a case, to the other side and inside the team."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Reading
from jehat.cases.points import Wanted, coded, questionnaire
from jehat.core.rest import Page, invalid, page_of
from jehat.core.rest.paging import After, Limit

from .acting import ActsOnCases, act_on, seen_case
from .answers import papers_in, right
from .given import AnswerGiven, NoteWords, Question, Words
from .shown import SaidOut

router = ActsOnCases()


@router.get(
    "{number}/comments",
    scope="cases:read",
    response=Page[SaidOut],
    summary=_("What both sides said, the oldest first"),
)
def comments(request, number: str, after: After = "", limit: Limit = 50):
    case = seen_case(request, number)
    actions.prove_reading(by=request.user, case=case, channel=Reading.Channel.API)
    said = queries.comments(case, is_team=bool(permissions.can_see_internal(request.user, case)))
    return page_of(said, after=after, limit=limit, oldest_first=True)


@router.act("comments", verb="case.comment", summary=_("Write to the other side"), response={201: SaidOut})
def comment(request, number: str, words: Words):
    return Status(201, act_on(request, number, actions.comment, **words.dict()))


@router.act(
    "comments/unsend",
    verb="case.unsend",
    summary=_("Take back the last comment or question, within seconds"),
    response={204: None},
)
def unsend(request, number: str):
    act_on(request, number, actions.unsend)
    return Status(204, None)


@router.get(
    "{number}/notes",
    scope="cases:read",
    response=Page[SaidOut],
    summary=_("What the team said among itself, the oldest first"),
)
def notes(request, number: str, after: After = "", limit: Limit = 50):
    case = seen_case(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return page_of(queries.notes(case), after=after, limit=limit, oldest_first=True)


@router.act("notes", verb="case.note", summary=_("Write to the team"), response={201: SaidOut})
def note(request, number: str, words: NoteWords):
    given = words.dict()
    named = _named(request, number, given.pop("mentions"))
    return Status(201, act_on(request, number, actions.note, mentions=named, **given))


def _named(request, number, ids) -> list:
    """The colleagues of these keys, among those who see the case."""
    if not ids:
        return []
    case = seen_case(request, number)
    permissions.can_note(request.user, case).require()
    found = {one.pk: one for one in queries.mentionable(case, by=request.user, now=timezone.now())}
    if not all(one in found for one in ids):
        raise invalid("mentions", gettext("In a note only those are named who may see the case."))
    return [found[one] for one in dict.fromkeys(ids)]


@router.act("ask", verb="case.ask", summary=_("Ask the beneficiary for completion"), response={201: SaidOut})
def ask(request, number: str, words: Question):
    return Status(201, act_on(request, number, actions.ask, **words.dict()))


@router.act("answer", verb="case.answer", summary=_("Answer what was asked"), response={201: SaidOut})
def answer(request, number: str, words: AnswerGiven):
    given = words.dict()
    asks = questionnaire(queries.points_of(seen_case(request, number)))
    papers = papers_in(request.user, asks, given["answers"])
    given["answers"] = right(asks, given["answers"] | papers.told)
    given["files"] = [*given["files"], *(file.pk for file in papers.files)]
    return Status(201, act_on(request, number, actions.answer, **given))


class PointOptionOut(Schema):
    code: str = Field(examples=["1"])
    label: str = Field(examples=["Owner"])


class PointOut(Schema):
    code: str = Field(description=_("Its place, from one on."), examples=["1"])
    words: str = Field(examples=["Number of the deed"])
    wanted: Wanted
    options: list[PointOptionOut]
    is_answered: bool


@router.get(
    "{number}/asked",
    scope="cases:read",
    response=list[PointOut],
    summary=_("What is being asked of the beneficiary, point by point"),
)
def asked(request, number: str):
    return [_shown(code, one) for code, one in coded(queries.points_of(seen_case(request, number)))]


def _shown(code, point) -> dict:
    options = [{"code": str(place), "label": one} for place, one in enumerate(point["options"], start=1)]
    return {"code": code, "words": point["words"], "wanted": point["wanted"], "options": options} | {
        "is_answered": "answer" in point
    }
