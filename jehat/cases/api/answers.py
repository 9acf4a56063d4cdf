"""What a version asks and lays down, as a program meets it: answers to the form, and the steps of the work."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.cases import actions, queries
from jehat.cases.papers import Papers
from jehat.catalogue.fields import Questionnaire
from jehat.core.rest import all_invalid, invalid

from .acting import ActsOnCases, act_on, handed_in, seen_case

router = ActsOnCases()


class AnsweredFileOut(Schema):
    id: UUID
    name: str = Field(examples=["deed.pdf"])


class AnsweredOut(Schema):
    label: str = Field(description=_("The question, in words."), examples=["Number of floors"])
    text: str = Field(description=_("The answer, in words."), examples=["2"])
    files: list[AnsweredFileOut] = Field(description=_("The documents that are the answer."))


@router.get(
    "{number}/answers",
    scope="cases:read",
    response=list[AnsweredOut],
    summary=_("What was answered when the case was filed, in the caller's language"),
)
def answers(request, number: str):
    return queries.answered(seen_case(request, number))


class StepOut(Schema):
    place: int = Field(examples=[2])
    name: str = Field(examples=["Technical review"])
    state: str = Field(description=_("`done`, `now` or `ahead`."), examples=["now"])
    reached_at: datetime | None
    expected_at: datetime | None = Field(description=_("When it is expected to be over, in working time."))


class ReachedIn(Schema):
    place: int = Field(ge=1, le=40, description=_("Which of the steps, from one on."), examples=[2])


@router.get("{number}/steps", scope="cases:read", response=list[StepOut], summary=_("The steps of the work"))
def steps(request, number: str):
    return queries.steps_of(seen_case(request, number))


@router.act("steps", verb="case.reach_step", summary=_("Say that the work has come to a step"))
def reach_step(request, number: str, given: ReachedIn):
    return act_on(request, number, actions.reach_step, place=given.place)


def papers_in(user, questionnaire: Questionnaire, given: dict) -> Papers:
    """The files that the answers name, each of them the caller's and not used yet."""
    by_code = {}
    for field in questionnaire.fields:
        if field.type == "file" and given.get(field.code):
            by_code[field.code] = handed_in(user, _ids(field, given[field.code]))
    return Papers(by_code)


def _ids(field, named) -> list[UUID]:
    try:
        return [UUID(one) for one in named]
    except (TypeError, ValueError, AttributeError):
        raise invalid(f"answers.{field.code}", str(_("Give the files that were handed in."))) from None


def right(questionnaire: Questionnaire, given: dict) -> dict:
    """The answers as they are kept; each that is missing or wrong is a fault of the request."""
    checked = questionnaire.checked(given)
    if not checked.is_right:
        raise all_invalid((f"answers.{code}", one.messages[0]) for code, one in checked.problems.items())
    return checked.values
