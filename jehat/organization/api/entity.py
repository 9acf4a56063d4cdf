"""How people reach the entity, and what they know it by."""

from typing import Annotated

from django.utils.translation import gettext_noop as _
from ninja import File as Sent
from ninja import Schema, UploadedFile
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, invalid, require_valid
from jehat.core.rest.shapes import says
from jehat.organization import actions, logos, looks, permissions
from jehat.organization.forms import ChangeBrandForm, ContactForm
from jehat.organization.models import Brand

from .administering import TEXT, entity_of, sent

router = Operations()

Hours = Annotated[str, StringConstraints(max_length=200, pattern=TEXT)]
Short = Annotated[str, StringConstraints(max_length=60, pattern=TEXT)]


class ContactWays(Schema):
    model_config = says(_("How people reach the entity; any of it may be missing."))

    phone: Annotated[str, StringConstraints(max_length=20, pattern=TEXT)] = Field("", examples=["920001234"])
    email: Annotated[str, StringConstraints(max_length=254, pattern=TEXT)] = Field("", examples=["care@example.sa"])
    hours_ar: Hours = Field("", description=_("In Arabic"))
    hours_en: Hours = Field("", examples=["Sunday to Thursday, eight to three"])
    hides_people: bool = Field(False, description=_("Beneficiaries read no employee's name in the chain of a case."))


class BrandColours(Schema):
    name_ar: Short = Field("", description=_("Short name in Arabic"))
    name_en: Short = Field("", description=_("Short name in English"), examples=["Wadi Municipality"])
    colour: str = Field(
        Brand.PLAIN,
        pattern="^#[0-9a-fA-F]{6}$",
        description=_("One colour; its shades for light and dark pages follow from it."),
        examples=["#1b8354"],
    )


class BrandIn(BrandColours):
    keeps_logo: bool = Field(True, description=_("Without it, the logo is removed."))


class BrandOut(BrandColours):
    logo: str = Field(description=_("Where the logo is; empty without one."), examples=["/brand/WRM/logo.png?v=1f3a"])


@router.get("contact", scope="organization:read", response=ContactWays, summary=_("How people reach the entity"))
def contact(request):
    return _contact(entity_of(request))


@router.put(
    "contact",
    scope="organization:write",
    verb="organization.change_contact",
    response=ContactWays,
    summary=_("Change how people reach the entity"),
)
def change_contact(request, given: ContactWays):
    entity = entity_of(request)
    permissions.can_change_contact(request.user, entity).require()
    form = ContactForm(sent(given.dict()))
    require_valid(form)
    return _contact(actions.change_contact(by=request.user, entity=entity, **form.cleaned_data))


def _contact(entity) -> dict:
    hours = {"hours_ar": entity.hours_ar, "hours_en": entity.hours_en}
    told = {"phone": entity.contact_phone, "email": entity.contact_email, "hides_people": not entity.names_people}
    return told | hours


@router.get("brand", scope="organization:read", response=BrandOut, summary=_("What people know the entity by"))
def brand(request):
    return _brand(looks.brand_of(entity_of(request)) or Brand(), entity_of(request))


@router.put(
    "brand",
    scope="organization:write",
    verb="organization.change_brand",
    response=BrandOut,
    summary=_("Change short name and colour of the entity"),
)
def change_brand(request, given: BrandIn):
    entity = entity_of(request)
    permissions.can_change_brand(request.user, entity).require()
    form = ChangeBrandForm(sent(given.dict()), {}, brand=looks.brand_of(entity) or Brand(entity=entity))
    require_valid(form)
    words = form.cleaned_data | {"keeps_logo": given.keeps_logo}
    return _brand(actions.change_brand(by=request.user, entity=entity, **words), entity)


@router.post(
    "brand/logo",
    scope="organization:write",
    verb="organization.change_brand",
    response=BrandOut,
    summary=_("Give the entity a logo"),
)
def change_logo(request, logo: Sent[UploadedFile]):
    entity = entity_of(request)
    permissions.can_change_brand(request.user, entity).require()
    kept = looks.brand_of(entity) or Brand(entity=entity)
    words = {name: getattr(kept, name) for name in ("name_ar", "name_en", "colour")}
    return _brand(actions.change_brand(by=request.user, entity=entity, logo=_drawn(logo), **words), entity)


def _drawn(logo) -> bytes:
    try:
        return logos.redrawn(logo.read(logos.MOST_BYTES + 1))
    except logos.BadLogo as bad:
        raise invalid("logo", str(bad)) from bad


def _brand(brand, entity) -> dict:
    # What was just changed is shown as it is now, not as the entity remembers it.
    entity._state.fields_cache.pop("brand", None)
    words = {name: getattr(brand, name) for name in ("name_ar", "name_en", "colour")}
    return words | {"logo": looks.logo_address(entity)}
