"""The kinds of case of an entity as those see them who keep the guide: the list, a new one, the words of one."""

from typing import Annotated, Literal

from django.http import HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.completeness import gaps
from jehat.catalogue.fields import read_fields
from jehat.catalogue.fields.shape import written
from jehat.catalogue.forms import conditions
from jehat.catalogue.forms.kinds import AddKindForm, WriteVersionForm
from jehat.catalogue.forms.rules import WriteRulesForm
from jehat.catalogue.models import Version
from jehat.core.rest import Operations, Page, etag, page_of, require_valid
from jehat.core.rest.paging import After, Limit

from .keeping import IF_MATCH, InPath, kept_by, kept_kind, on_what_was_read
from .offered import Code, Name, OfferIn
from .shown import KeptKind, StandingOut

router = Operations()

Show = Annotated[Literal["all", "published", "draft", "retired"], Query(description=_("Which kinds of case."))]


class NewKind(Schema):
    code: Code = Field(description=_("Short and for good: it stands in addresses and registers."), examples=["WRM-DEM"])
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Demolition permit"])
    department: Code = Field(description=_("Code of the department that handles it."), examples=["PERM"])


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
    asks = _asked(given, standing)
    rules = _laid_down(given, kind, standing)
    # A document may be asked for by an answer to a question that is only now put.
    standing.form = asks
    form = WriteVersionForm(given.as_form(), entity=kind.entity, standing=standing)
    form.fields["department"].to_field_name = "code"
    for row in form.rows[0].forms:
        conditions.add_menus(row, read_fields(asks), even_empty=True)
    require_valid_rows(form)
    require_valid(form, place=lambda field: "fee" if field == "riyals" else field)
    return form.offered | {"form": asks} | rules


def _asked(given: OfferIn, standing: Version) -> list[dict]:
    """The form as it is kept; one that says the same stands as it was written."""
    fields = read_fields(standing.form if given.asks is None else given.asks)
    return standing.form if fields == read_fields(standing.form) else [written(one) for one in fields]


def _laid_down(given: OfferIn, kind, standing: Version) -> dict:
    if given.rules is None:
        return {}
    form = WriteRulesForm(given.rules.as_form(), entity=kind.entity, standing=standing)
    require_valid_rows(form, under="rules.")
    require_valid(form, place=lambda field: f"rules.{field}")
    return form.offered


def require_valid_rows(form, under="") -> None:
    for rows in form.rows:
        for place, row in enumerate(rows.forms):
            require_valid(row, place=lambda field, at=f"{under}{rows.name}.{place}": f"{at}.{field}")
