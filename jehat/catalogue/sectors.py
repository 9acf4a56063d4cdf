"""The order in which the guide shows entities, and the icon of each kind of entity: data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jehat.organization.models import Entity

Kind = Entity.Kind

ICONS = {
    Kind.MINISTRY: "landmark",
    Kind.MUNICIPALITY: "building-2",
    Kind.SUB_MUNICIPALITY: "map-pin",
    Kind.AUTHORITY: "badge-check",
    Kind.DIRECTORATE: "graduation-cap",
    Kind.THIRD_SECTOR: "heart-handshake",
    Kind.PRIVATE_COMPANY: "hard-hat",
    Kind.OVERSIGHT: "scale",
}

SECTORS: dict[Promise, tuple[Kind, ...]] = {
    _("Ministries, authorities and directorates"): (Kind.MINISTRY, Kind.AUTHORITY, Kind.DIRECTORATE),
    _("Municipalities"): (Kind.MUNICIPALITY, Kind.SUB_MUNICIPALITY),
    _("Third sector"): (Kind.THIRD_SECTOR,),
    _("Private sector"): (Kind.PRIVATE_COMPANY,),
    _("Oversight"): (Kind.OVERSIGHT,),
}


@dataclass(frozen=True)
class Sector:
    """One heading of the guide, and under it pairs of icon and entity."""

    name: Promise
    entities: list[tuple[str, Entity]]


def with_icons(entities) -> list[tuple[str, Entity]]:
    return [(ICONS[Kind(one.kind)], one) for one in entities]


def by_sector(entities) -> list[Sector]:
    """The entities under their headings, those of one kind together; headings without any are left out."""
    found = []
    for name, kinds in SECTORS.items():
        under = sorted((one for one in entities if one.kind in kinds), key=lambda one: kinds.index(one.kind))
        found += [Sector(name, with_icons(under))] * bool(under)
    return found
