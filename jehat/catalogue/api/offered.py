"""What a program sends to say what a kind of case says, asks and lays down; what it reads it may send back."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field, StringConstraints, model_validator

from jehat.catalogue.fields import TYPES
from jehat.catalogue.forms import conditions
from jehat.catalogue.forms.fields import MOST_OPTIONS
from jehat.catalogue.forms.kinds import HALALAS, MOST_DAYS, MOST_RIYALS
from jehat.catalogue.forms.rows import MOST, ROWS
from jehat.catalogue.models import Channel
from jehat.core.rest.shapes import TEXT, says

from .laid_down import RulesIn

Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[-a-zA-Z0-9_]+$")]
Name = Annotated[str, StringConstraints(max_length=200, pattern=TEXT)]
Row = Annotated[str, StringConstraints(max_length=300, pattern=TEXT)]
Summary = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
Audience = Annotated[str, StringConstraints(max_length=1000, pattern=TEXT)]
Answer = Annotated[str, StringConstraints(max_length=2000, pattern=TEXT)]
NO_LIMIT = _("An answer of this type has no such limit: %(names)s.")
FileKind = Literal["pdf", "image", "other"]
Bound = Annotated[int, Field(ge=-(10**12), le=10**12)] | Annotated[float, Field(ge=-(10**12), le=10**12)]


class TermIn(Schema):
    field: Slug = Field(description=_("Code of a question that is asked before."), examples=["use"])
    value: Slug = Field(description=_("Code of the answer; of yes and no, `yes` or `no`."), examples=["shop"])


class ConditionIn(Schema):
    all: bool = Field(True, description=_("Whether all terms have to hold, or any of them."))
    terms: list[TermIn] = Field(min_length=1, max_length=len(conditions.PLACES))


class NeededIn(Schema):
    name_ar: Row = Field("", description=_("In Arabic"))
    name_en: Row = Field("", examples=["The deed"])
    mandatory: bool = True
    is_attached: bool = Field(False, description=_("Whether it is handed in when a case is filed."))
    types: list[FileKind] = Field([], description=_("Kinds of file allowed; without any, all."), examples=[["pdf"]])
    megabytes: int | None = Field(None, ge=1, le=50, description=_("The largest file."))
    when: ConditionIn | None = Field(None, description=_("Asked only then; without it, always."))

    def as_row(self) -> dict[str, Any]:
        return self.dict(exclude={"when"}) | conditions.shown(self.when.dict() if self.when else None)


class StageIn(Schema):
    name_ar: Row = Field("", description=_("In Arabic"))
    name_en: Row = Field("", examples=["Study"])
    hours: int | None = Field(None, ge=1, le=2000, description=_("Expected working hours"))

    def as_row(self) -> dict[str, Any]:
        return self.dict()


class AskedIn(Schema):
    question_ar: Row = Field("", description=_("In Arabic"))
    question_en: Row = Field("", examples=["How long does it take?"])
    answer_ar: Answer = Field("", description=_("In Arabic"))
    answer_en: Answer = Field("", examples=["Five working days."])

    def as_row(self) -> dict[str, Any]:
        return self.dict()


class OptionIn(Schema):
    code: Slug = Field(examples=["home"])
    label_ar: Name = Field("", description=_("In Arabic"))
    label_en: Name = Field("", examples=["Home"])


class LimitsIn(Schema):
    model_config = says(_("What an answer is held to; each type knows its own."))

    least: Bound | None = None
    most: Bound | None = None
    decimals: int | None = Field(None, ge=0, le=4)
    pattern: Literal["digits", "arabic", "latin", "postal_code", "short_address", "commercial"] | None = None
    time: Literal["past", "future"] | None = None
    types: list[FileKind] | None = None
    megabytes: int | None = Field(None, ge=1, le=50)


class FieldIn(Schema):
    model_config = says(_("One question of the form; what is a document is told by the requirements, and passed over."))

    code: Slug = Field(description=_("The name of its answer in `answers` of a new case."), examples=["floors"])
    type: Literal[tuple(TYPES)] = Field(examples=["number"])  # type: ignore[valid-type]
    label_ar: Row = Field("", description=_("In Arabic"))
    label_en: Row = Field("", examples=["Number of floors"])
    help_ar: Row = Field("", description=_("In Arabic"))
    help_en: Row = Field("", examples=["Without the basement."])
    is_required: bool = False
    is_document: bool = False
    options: list[OptionIn] = Field([], max_length=MOST_OPTIONS)
    limits: LimitsIn = Field(default_factory=LimitsIn)
    when: ConditionIn | None = Field(None, description=_("Asked only then; without it, always."))

    @model_validator(mode="after")
    def knows_its_limits(self) -> Self:
        unknown = [name for name in self.limits.dict(exclude_none=True) if name not in TYPES[self.type].limits]
        if unknown and not self.is_document:
            raise ValueError(gettext(NO_LIMIT) % {"names": ", ".join(unknown)})
        return self

    def as_kept(self) -> dict[str, Any]:
        return self.dict(exclude={"limits"}) | {"limits": self.limits.dict(exclude_none=True)}


class OfferIn(Schema):
    model_config = says(_("All that a kind of case is going to say; a draft may leave any of it empty."))

    department: Code = Field(description=_("Code of the department that handles it."), examples=["PERM"])
    name_ar: Name = Field("", description=_("In Arabic"))
    name_en: Name = Field("", examples=["Demolition permit"])
    summary_ar: Summary = Field("", description=_("In Arabic"))
    summary_en: Summary = Field("", examples=["Leave to demolish a building."])
    audience_ar: Audience = Field("", description=_("In Arabic"))
    audience_en: Audience = Field("", examples=["The owner of the building"])
    requirements: list[NeededIn] = Field([], max_length=MOST)
    steps: list[StageIn] = Field([], max_length=MOST, description=_("In their order."))
    questions: list[AskedIn] = Field([], max_length=MOST)
    channels: list[Channel] = Field([], max_length=len(Channel))
    fee: int = Field(0, ge=0, le=MOST_RIYALS * HALALAS, description=_("Halalas."))
    fee_note_ar: Row = Field("", description=_("In Arabic"))
    fee_note_en: Row = Field("", examples=["By the area"])
    working_days: int | None = Field(None, ge=1, le=MOST_DAYS, description=_("From filing to completion."))
    form: list[FieldIn] | None = Field(
        None, max_length=2 * MOST, description=_("What is asked when a case is filed; left out, it stays as it is.")
    )
    rules: RulesIn | None = Field(
        None, description=_("The rules it lays down, what is not named as usual; left out, they stay as they are.")
    )

    @property
    def asks(self) -> list[dict[str, Any]] | None:
        """The questions as a version reads them, without the documents; nothing where they stay as they are."""
        return None if self.form is None else [one.as_kept() for one in self.form if not one.is_document]

    def as_form(self) -> dict:
        """What the form of the page would send."""
        given = self.dict(exclude={"fee", "form", "rules", *ROWS})
        sent = {name: value for name, value in given.items() if value} | {"seen": "-"}
        sent["riyals"] = str(Decimal(self.fee) / HALALAS)
        for name in ROWS:
            rows = getattr(self, name)
            sent[f"{name}-count"] = str(len(rows))
            for place, row in enumerate(rows):
                sent |= {f"{name}-{place}-{key}": value for key, value in row.as_row().items() if value}
        return sent
