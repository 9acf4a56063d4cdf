"""How entities look wherever they are listed."""

from django import template

from jehat.catalogue.sectors import ICONS, Kind

register = template.Library()


@register.filter
def entity_icon(entity) -> str:
    """The name of the icon for the kind of an entity."""
    return ICONS[Kind(entity.kind)]
