"""How the brand of an entity reaches a page: its sheet in the head, its logo beside its name."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jehat.organization import looks

register = template.Library()


@register.simple_tag
def brand_sheet(entity) -> SafeString:
    """The link to the entity's shades, in the block `brand` of a page that is the entity's; nothing without a brand."""
    address = looks.sheet_address(entity)
    return format_html('<link rel="stylesheet" href="{}">', address) if address else SafeString("")


@register.simple_tag
def brand_logo(entity) -> SafeString:
    """The logo, without words: the name of the entity stands beside it. Nothing where there is none."""
    address = looks.logo_address(entity)
    drawn = '<img class="brand-logo" src="{}" alt="" width="44" height="44">'
    return format_html(drawn, address) if address else SafeString("")


@register.simple_tag
def brand_mark(entity) -> SafeString:
    """The logo and the short name people know the entity by; nothing for an entity without a brand."""
    brand = looks.brand_of(entity)
    if brand is None or not (brand.name or brand.logo_digest):
        return SafeString("")
    return format_html('<p class="brand-mark">{}<b>{}</b></p>', brand_logo(entity), brand.name or entity.name)
