"""A small page in the colours of a brand, as shapes with their colours: an image needs no style sheet of its own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .colours import Palette


@dataclass(frozen=True)
class Scheme:
    """The colours of the drawing in one scheme."""

    name: str | Promise
    page: str
    surface: str
    line: str
    words: str
    rail: str
    on_rail: str
    brand: str
    on_brand: str
    strong: str
    soft: str


def drawn(shades: Palette) -> list[Scheme]:
    """The drawing in the light scheme and in the dark one."""
    light, dark = shades.light, shades.dark
    return [
        Scheme(
            _("Light"), "#f5f7f6", "#ffffff", "#dfe5e2", "#15211c", light["rail"], light["on-rail"],
            light["brand-600"], "#ffffff", light["brand-700"], light["brand-100"],
        ),
        Scheme(
            _("Dark"), "#0e1412", "#161d1a", "#2a3530", "#e8eeeb", dark["rail"], dark["on-rail"],
            dark["brand"], dark["on-brand"], dark["brand-strong"], dark["brand-soft"],
        ),
    ]  # fmt: skip
