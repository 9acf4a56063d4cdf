"""The other words by which people find a kind of case."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints

from jehat.catalogue import actions, queries
from jehat.catalogue.forms import WordingForm
from jehat.catalogue.forms.wording import LONGEST, MOST
from jehat.core.lines import line
from jehat.core.rest import Operations, require_valid

from .keeping import TEXT, InPath, kept_by
from .shown import WordsOut

router = Operations()

Phrase = Annotated[str, StringConstraints(max_length=LONGEST, pattern=TEXT)]


class WordsIn(Schema):
    words_ar: list[Phrase] = Field([], max_length=MOST, description=_("In Arabic"))
    words_en: list[Phrase] = Field([], max_length=MOST, examples=[["tear down a house"]])


def _kind(request, code):
    return get_object_or_404(queries.kinds_to_word(kept_by(request, "change_wording")), code=code)


@router.get(
    "keep/kinds/{code}/words",
    scope="guide:write",
    response=WordsOut,
    summary=_("The other words for a kind of case"),
)
def words(request, code: InPath):
    wording = getattr(_kind(request, code), "wording", None)
    return wording or {"words_ar": [], "words_en": []}


@router.put(
    "keep/kinds/{code}/words",
    scope="guide:write",
    verb="catalogue.change_wording",
    response=WordsOut,
    summary=_("Set the other words for a kind of case"),
)
def change_wording(request, code: InPath, given: WordsIn):
    kind = _kind(request, code)
    form = WordingForm({name: "\n".join(map(line, phrases)) for name, phrases in given.dict().items()})
    require_valid(form)
    return actions.change_wording(by=request.user, kind=kind, **form.cleaned_data)
