"""The kinds of case of an entity as those see them who keep the guide: the list, a new one, the words of one."""

from decimal import Decimal
from typing import Annotated, Literal

from django.http import HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.completeness import gaps
from jehat.catalogue.forms.kinds import HALALAS, MOST_DAYS, MOST_RIYALS, AddKindForm, WriteVersionForm
from jehat.catalogue.forms.rows import MOST, ROWS
from jehat.catalogue.models import Channel, Version
from jehat.core.rest import Operations, Page, etag, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import says

from .keeping import IF_MATCH, TEXT, InPath, kept_by, kept_kind, on_what_was_read
from .shown import KeptKind, StandingOut

router = Operations()

Show = Annotated[Literal["all", "published", "draft", "retired"], Query(description=_("Which kinds of case."))]
Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]
Name = Annotated[str, StringConstraints(max_length=200, pattern=TEXT)]
Row = Annotated[str, StringConstraints(max_length=300, pattern=TEXT)]
Summary = Annotated[str, StringConstraints(max_length=500, pattern=TEXT)]
Audience = Annotated[str, StringConstraints(max_length=1000, pattern=TEXT)]
Answer = Annotated[str, StringConstraints(max_length=2000, pattern=TEXT)]


class NewKind(Schema):
    code: Code = Field(description=_("Short and for good: it stands in addresses and registers."), examples=["WRM-DEM"])
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Demolition permit"])
    department: Code = Field(description=_("Code of the department that handles it."), examples=["PERM"])


class NeededIn(Schema):
    name_ar: Row = Field("", description=_("In Arabic"))
    name_en: Row = Field("", examples=["The deed"])
    mandatory: bool = True


class StageIn(Schema):
    name_ar: Row = Field("", description=_("In Arabic"))
    name_en: Row = Field("", examples=["Study"])


class AskedIn(Schema):
    question_ar: Row = Field("", description=_("In Arabic"))
    question_en: Row = Field("", examples=["How long does it take?"])
    answer_ar: Answer = Field("", description=_("In Arabic"))
    answer_en: Answer = Field("", examples=["Five working days."])


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

    def as_form(self) -> dict:
        """What the form of the page would send."""
        given = self.dict(exclude={"fee", *ROWS})
        sent = {name: value for name, value in given.items() if value} | {"seen": "-"}
        sent["riyals"] = str(Decimal(self.fee) / HALALAS)
        for name in ROWS:
            rows = getattr(self, name)
            sent[f"{name}-count"] = str(len(rows))
            for place, row in enumerate(rows):
                sent |= {f"{name}-{place}-{key}": value for key, value in row.dict().items() if value}
        return sent


def told(request, response, kind) -> dict:
    """What stands of a kind now, with its version in the answer's head."""
    standing = queries.standing_of(kind)
    response["ETag"] = etag(standing.stamp)
    standing.kind = kind
    standing.state = kind.state
    standing.gaps = gaps(standing) if standing.is_draft else []
    return standing


@router.get("keep/kinds", scope="guide:write", response=Page[KeptKind], summary=_("The kinds of case of the entity"))
def kept_kinds(request, show: Show = "all", after: After = "", limit: Limit = 50):
    return page_of(queries.kept_kinds(kept_by(request, "see_kinds"), show=show), after=after, limit=limit)


@router.post(
    "keep/kinds",
    scope="guide:write",
    verb="catalogue.add_kind",
    response={201: StandingOut},
    summary=_("Begin a kind of case; nobody outside sees it yet"),
)
def add_kind(request, response: HttpResponse, given: NewKind):
    entity = kept_by(request, "see_kinds")
    permissions.can_add_kind(request.user, entity).require()
    form = AddKindForm(given.dict(), entity=entity)
    form.fields["department"].to_field_name = "code"
    require_valid(form)
    return Status(201, told(request, response, actions.add_kind(by=request.user, entity=entity, **form.cleaned_data)))


@router.get(
    "keep/kinds/{code}",
    scope="guide:write",
    response=StandingOut,
    summary=_("What stands of a kind of case: its draft, or what is published"),
)
def kept(request, response: HttpResponse, code: InPath):
    return told(request, response, kept_kind(request, code))


@router.put(
    "keep/kinds/{code}",
    scope="guide:write",
    verb="catalogue.write_version",
    response=StandingOut,
    openapi_extra=IF_MATCH,
    summary=_("Save the draft of a kind of case"),
)
def write_version(request, response: HttpResponse, code: InPath, given: OfferIn):
    kind = kept_kind(request, code)
    permissions.can_write_version(request.user, kind).require()
    said = _offered(given, kind, queries.standing_of(kind))
    on_what_was_read(request, actions.write_version, kind, said=said)
    return told(request, response, kept_kind(request, code))


def _offered(given: OfferIn, kind, standing: Version) -> dict:
    form = WriteVersionForm(given.as_form(), entity=kind.entity, standing=standing)
    form.fields["department"].to_field_name = "code"
    require_valid_rows(form)
    require_valid(form, place=lambda field: "fee" if field == "riyals" else field)
    return form.offered


def require_valid_rows(form) -> None:
    for rows in form.rows:
        for place, row in enumerate(rows.forms):
            require_valid(row, place=lambda field, at=f"{rows.name}.{place}": f"{at}.{field}")
