"""How an entity comes to look like itself."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import colours, logos, permissions
from jehat.organization.models import Brand, Entity, Logo


@action("organization.change_brand", says=_("The brand of the entity was changed"))
def change_brand(*, by, entity, name_ar="", name_en="", colour=Brand.PLAIN, logo=None, keeps_logo=True):
    """Give an entity its short name, its colour and its logo; `logo` is a PNG drawn by `logos.redrawn`."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_change_brand(by, entity).require()
    if not colours.HEX.match(colour) or not colours.passes(colour):
        raise Refused(_("White words cannot be read on this colour; choose a darker shade."))
    if logo is not None and not logo.startswith(logos.PNG):
        raise Refused(_("The logo is a PNG, JPEG or WebP picture."))
    brand = Brand.objects.filter(entity=entity).first() or Brand(entity=entity)
    brand.name_ar, brand.name_en, brand.colour = name_ar, name_en, colour
    _change_logo(brand, logo, keeps_logo)
    brand.save()
    record("organization.change_brand", entity, by=by, colour=colour.lstrip("#"), logo=brand.logo_digest)
    return brand


def _change_logo(brand, png, keeps_logo) -> None:
    if png is not None:
        brand.logo_digest = logos.digest(png)
        Logo.objects.update_or_create(entity=brand.entity, defaults={"png": png, "digest": brand.logo_digest})
    elif not keeps_logo:
        brand.logo_digest = ""
        Logo.objects.filter(entity=brand.entity).delete()
