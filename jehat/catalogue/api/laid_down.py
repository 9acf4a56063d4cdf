"""The rules of a kind of case as a program sends them."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints

from jehat.catalogue.forms.rows import MOST
from jehat.catalogue.forms.rules import MOST_DAYS, ROWS
from jehat.catalogue.rules import OUTCOMES, Filer, Rules
from jehat.core.rest.shapes import TEXT, says

Code = Annotated[str, StringConstraints(max_length=40, pattern=TEXT)]
Name = Annotated[str, StringConstraints(max_length=200, pattern=TEXT)]
Row = Annotated[str, StringConstraints(max_length=300, pattern=TEXT)]
Body = Annotated[str, StringConstraints(max_length=3000, pattern=TEXT)]
Outcome = Literal[OUTCOMES]  # type: ignore[valid-type]
USUAL = Rules()


class LetterIn(Schema):
    code: Code = Field("", description=_("Kept where one is given."), examples=["granted"])
    name_ar: Name = Field("", description=_("In Arabic"))
    name_en: Name = Field("", examples=["Notice of the permit"])
    outcome: Outcome = "done"
    body_ar: Body = Field("", description=_("In Arabic"))
    body_en: Body = Field("", examples=["Case {{number}} is done."])


class ItemIn(Schema):
    code: Code = Field("", description=_("Kept where one is given."), examples=["fee-paid"])
    name_ar: Row = Field("", description=_("In Arabic"))
    name_en: Row = Field("", examples=["The fee is paid"])
    is_needed: bool = True


class RulesIn(Schema):
    model_config = says(_("What holds for the cases of a kind; what is not named is as usual."))

    may_file: list[Filer] = Field(list(USUAL.may_file), min_length=1, max_length=len(Filer))
    outcomes: list[Outcome] = Field(list(OUTCOMES), min_length=1, max_length=len(OUTCOMES))
    letters: list[LetterIn] = Field([], max_length=MOST)
    closing_checklist: list[ItemIn] = Field([], max_length=MOST)
    postponements_most: int = Field(USUAL.postponements_most, ge=0, le=20)
    postponement_days_most: int = Field(USUAL.postponement_days_most, ge=1, le=MOST_DAYS)
    legal_days: int | None = Field(None, ge=1, le=MOST_DAYS, description=_("Days that the law gives."))
    answer_days: int = Field(USUAL.answer_days, ge=1, le=MOST_DAYS)
    reopen_days: int = Field(USUAL.reopen_days, ge=0, le=MOST_DAYS)
    appeal_days: int = Field(USUAL.appeal_days, ge=0, le=MOST_DAYS)
    appeal_department: Annotated[str, StringConstraints(max_length=20, pattern=TEXT)] | None = Field(
        None, description=_("Code of the department that decides appeals."), examples=["LEGAL"]
    )
    is_rated: bool = True

    def as_form(self) -> dict[str, Any]:
        """What the form of the page would send."""
        given = self.dict(exclude=set(ROWS))
        sent = {name: value for name, value in given.items() if value is not None and value is not False}
        for name in ROWS:
            rows = getattr(self, name)
            sent[f"{name}-count"] = str(len(rows))
            for place, row in enumerate(rows):
                sent |= {f"{name}-{place}-{key}": value for key, value in row.dict().items() if value}
        return sent | {"seen": "-"}
