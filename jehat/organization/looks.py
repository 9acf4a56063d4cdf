"""Where the look of an entity is found: the addresses of its sheet and its logo, which change when they do."""

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.http import urlencode

from .brand_sheet import digest
from .models import Brand, Entity


def brand_of(entity: Entity | None) -> Brand | None:
    """The brand of an entity, read once for the entity in hand."""
    try:
        return entity.brand if entity else None
    except ObjectDoesNotExist:
        return None


def sheet_address(entity: Entity | None) -> str:
    """Where the entity's shades are served; nothing while it has the platform's own."""
    brand = brand_of(entity)
    if brand is None or not brand.has_colour:
        return ""
    return _address("brand:sheet", brand.entity.code, digest(brand.colour))


def logo_address(entity: Entity | None) -> str:
    brand = brand_of(entity)
    if brand is None or not brand.logo_digest:
        return ""
    return _address("brand:logo", brand.entity.code, brand.logo_digest)


def short_name(entity: Entity) -> str:
    """What people call the entity, or its own name."""
    brand = brand_of(entity)
    return (brand.name if brand else "") or entity.name


def _address(name, code, version) -> str:
    return f"{reverse(name, args=[code])}?{urlencode({'v': version})}"
