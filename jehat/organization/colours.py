"""An entity's colours, reckoned from the one it gives: every shade keeps its hue, and every pair its contrast.

Shades are made in OKLCH (Björn Ottosson, 2020), where equal steps look equal; contrast is that of WCAG 2.2 §1.4.3.
"""

import math
import re
from dataclasses import dataclass

HEX = re.compile(r"#[0-9a-f]{6}\Z")
ENOUGH = 4.5
# A shade must still be enough after its channels were rounded to whole numbers.
ASKED = 4.55
STEP = 0.004

Channels = tuple[float, float, float]

# What the shades stand on or under: the surfaces and the words of tokens.css.
LIGHT = {"surface": "#ffffff", "bg": "#f5f7f6", "text-3": "#5c6a64", "on-brand": "#ffffff"}
DARK = {"surface": "#161d1a", "bg": "#0e1412", "raised": "#1d2622", "text-3": "#95a39d"}


@dataclass(frozen=True)
class Palette:
    """The custom properties of a brand by name, in the light scheme and in the dark one."""

    light: dict[str, str]
    dark: dict[str, str]


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def passes(colour: str) -> bool:
    """Whether white words can be read on the colour."""
    return contrast(colour, LIGHT["on-brand"]) >= ENOUGH


def nearest(colour: str) -> str:
    """The colour itself, or the lightest darker shade of it on which white words can be read."""
    lightness, chroma, hue = _lch(colour)
    while not passes(colour):
        lightness -= STEP
        colour = shade(lightness, chroma, hue)
    return colour


def palette(colour: str) -> Palette:
    """All shades of a brand, from a colour that passes."""
    lightness, chroma, hue = _lch(colour)
    return Palette(_light(colour, lightness, chroma, hue), _dark(chroma, hue))


def _light(colour, lightness, chroma, hue) -> dict[str, str]:
    wash, soft = shade(0.985, chroma * 0.1, hue), shade(0.945, min(chroma * 0.3, 0.045), hue)
    strong = _until(lightness - 0.07, -STEP, chroma, hue, against=(soft, LIGHT["bg"], LIGHT["surface"]))
    return {
        "brand-50": wash,
        "brand-100": soft,
        "brand-300": shade(0.82, min(chroma, 0.11), hue),
        "brand-600": colour,
        "brand-700": strong,
        "brand-900": shade(min(lightness - 0.12, 0.32), min(chroma, 0.08), hue),
        "brand-line": shade(0.88, min(chroma * 0.5, 0.06), hue),
        "rail": shade(min(lightness - 0.12, 0.29), min(chroma, 0.06), hue),
        "on-rail": shade(0.9, min(chroma, 0.025), hue),
        "on-stamp": shade(0.95, min(chroma, 0.02), hue),
    }


def _dark(chroma, hue) -> dict[str, str]:
    ink, wash, soft = (
        shade(0.16, min(chroma, 0.03), hue),
        shade(0.235, min(chroma, 0.03), hue),
        shade(0.31, min(chroma, 0.06), hue),
    )
    brand = _until(0.68, STEP, min(chroma, 0.13), hue, against=(ink, DARK["surface"], DARK["bg"]))
    strong = _until(0.76, STEP, min(chroma, 0.12), hue, against=(soft, wash, DARK["raised"]))
    return {
        "brand": brand,
        "brand-strong": strong,
        "brand-soft": soft,
        "brand-wash": wash,
        "brand-line": shade(0.38, min(chroma, 0.07), hue),
        "on-brand": ink,
        "rail": shade(0.2, min(chroma, 0.035), hue),
        "on-rail": shade(0.9, min(chroma, 0.025), hue),
        "stamp": shade(0.23, min(chroma, 0.045), hue),
        "on-stamp": shade(0.95, min(chroma, 0.02), hue),
    }


def _until(lightness, step, chroma, hue, *, against) -> str:
    """The first shade from a lightness on that can be read against every one of the colours."""
    found = shade(lightness, chroma, hue)
    while 0 < lightness < 1 and any(contrast(found, other) < ASKED for other in against):
        lightness += step
        found = shade(lightness, chroma, hue)
    return found


def shade(lightness: float, chroma: float, hue: float) -> str:
    """A colour of OKLCH as #rrggbb, with as much chroma as the screen can show."""
    lightness = min(max(lightness, 0.0), 1.0)
    while chroma > 0 and not _is_shown(_rgb(lightness, chroma, hue)):
        chroma = chroma - STEP if chroma > STEP else 0.0
    return "#" + "".join(f"{round(255 * min(max(_gamma(one), 0), 1)):02x}" for one in _rgb(lightness, chroma, hue))


def _is_shown(linear: Channels) -> bool:
    return all(-0.0005 <= one <= 1.0005 for one in linear)


def _linear(colour: str) -> Channels:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _ungamma(red), _ungamma(green), _ungamma(blue)


def _ungamma(one: float) -> float:
    return one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4


def _gamma(one: float) -> float:
    return 12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lch(colour: str) -> Channels:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _rgb(lightness: float, chroma: float, hue: float) -> Channels:
    """Linear channels, which may lie outside what a screen shows."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
