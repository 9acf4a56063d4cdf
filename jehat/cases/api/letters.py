"""A letter before it is issued."""

from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints

from jehat.cases import letters
from jehat.cases.states import Outcome
from jehat.core.rest import Operations
from jehat.core.rest.shapes import TEXT

from .acting import seen_case
from .given import Said
from .reading import A_PDF

router = Operations()


class LetterTried(Schema):
    letter: Annotated[str, StringConstraints(max_length=60, pattern=TEXT)] = Field(
        description=_("Code of a letter of this outcome."), examples=["issued"]
    )
    text: Said = Field(examples=["The permit has been issued."])
    outcome: Outcome = Outcome.DONE


@router.post(
    "{number}/letters/preview",
    scope="cases:read",
    response={200: None},
    openapi_extra=A_PDF,
    summary=_("A letter as it would be issued with the closing, as PDF; nothing is numbered or kept"),
)
def preview_letter(request, number: str, given: LetterTried):
    paper = letters.preview(seen_case(request, number), by=request.user, now=timezone.now(), **given.dict())
    return HttpResponse(paper, content_type="application/pdf")
