"""The degrees of secrecy of an entity."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Path, Schema, Status
from pydantic import Field

from jehat.core.rest import Operations, require_valid
from jehat.organization import actions, permissions
from jehat.organization.forms import AddLevelForm, LevelForm
from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import HIGHEST

from .administering import TEXT, entity_of, sent
from .departments import Name

router = Operations()

OfLevel = Annotated[str, Path(max_length=20, pattern=TEXT)]


class LevelChange(Schema):
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Secret"])
    data_class: SecrecyLevel.DataClass = Field(description=_("National class of data"), examples=["secret"])
    is_masked: bool = Field(False, description=_("The subject is masked in lists and notices"))
    own_series: bool = Field(False, description=_("Its cases have a series of numbers of their own"))
    watermarked: bool = Field(False, description=_("Pages, previews and papers carry who looks and when"))
    asks_again: bool = Field(False, description=_("Opening asks for the password again"))
    is_hidden: bool = Field(False, description=_("For whoever is not cleared it does not exist, not even in counts"))


class NewLevel(LevelChange):
    code: str = Field(
        pattern=r"^[a-z][a-z0-9_]{0,19}$",
        description=_("Small Latin letters, and for good: kinds of case name it."),
        examples=["eyes_only"],
    )
    rank: int = Field(
        ge=1,
        le=HIGHEST,
        description=_("The higher, the more secret; for good, since clearances name it."),
        examples=[4],
    )


class LevelOut(LevelChange):
    code: str = Field(examples=["secret"])
    rank: int = Field(examples=[2])


@router.get(
    "levels", scope="organization:read", response=list[LevelOut], summary=_("The degrees of secrecy of the entity")
)
def levels(request):
    return SecrecyLevel.objects.of(entity_of(request))


@router.post(
    "levels",
    scope="organization:write",
    verb="organization.write_level",
    response={201: LevelOut},
    summary=_("Add a degree of secrecy"),
)
def add_level(request, given: NewLevel):
    entity = entity_of(request)
    permissions.can_write_level(request.user, entity).require()
    form = AddLevelForm(sent(given.dict()), entity=entity)
    require_valid(form)
    return Status(201, actions.write_level(by=request.user, entity=entity, **form.cleaned_data))


@router.put(
    "levels/{code}",
    scope="organization:write",
    verb="organization.write_level",
    response=LevelOut,
    summary=_("Change a degree of secrecy"),
)
def write_level(request, code: OfLevel, given: LevelChange):
    entity = entity_of(request)
    permissions.can_write_level(request.user, entity).require()
    level = get_object_or_404(SecrecyLevel.objects.of(entity), code=code)
    form = LevelForm(sent(given.dict()))
    require_valid(form)
    known = {"rank": level.rank, "code": level.code}
    return actions.write_level(by=request.user, entity=entity, **known, **form.cleaned_data)
