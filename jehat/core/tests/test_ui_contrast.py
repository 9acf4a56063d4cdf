"""Contrast of every pair of text and surface the kit uses, computed from tokens.css in both schemes (WCAG 1.4.3)."""

import re

import pytest

from jehat.core.stylesheet import STATIC

SURFACES = ("bg", "surface", "sunken", "raised")
TEXTS = [(text, surface) for text in ("text", "text-2", "text-3") for surface in SURFACES]
TONES = [(tone, f"{tone}-soft") for tone in ("info", "ok", "warn", "bad", "mute", "note")]
ON_PLAIN = [(tone, surface) for tone in ("info", "ok", "warn", "bad", "brand-strong") for surface in ("surface", "bg")]
SOLID = [
    ("on-brand", "brand"), ("on-brand", "brand-strong"), ("on-warn", "warn-solid"), ("on-warn", "warn"),
    ("on-bad", "bad"), ("note-soft", "note"), ("on-rail", "rail"), ("on-stamp", "stamp"), ("surface", "text"),
]  # fmt: skip
SOFT = [
    ("brand-strong", "brand-soft"), ("brand-strong", "brand-wash"), ("text", "brand-wash"), ("text-2", "brand-wash"),
    ("text-3", "brand-wash"), ("text", "note-soft"), ("text-2", "note-soft"), ("text-3", "note-soft"),
    ("text-2", "warn-soft"), ("text-2", "bad-soft"), ("text-2", "ok-soft"), ("text-2", "info-soft"),
    ("text", "mute-soft"), ("text-2", "mute-soft"), ("gold", "surface"), ("note", "surface"),
]  # fmt: skip
# Borders of controls and marks need three to one (WCAG 1.4.11).
EDGES = [("line-strong", "surface"), ("brand", "surface"), ("brand", "bg"), ("bad", "surface"), ("gold", "surface")]


def tokens(scheme: str) -> dict[str, str]:
    text = (STATIC / "ui/css/tokens.css").read_text("utf-8")
    light = dict(re.findall(r"--([\w-]+):\s*([^;]+);", re.search(r":root \{(.*?)\n  \}", text, re.DOTALL)[1]))
    if scheme == "light":
        return light
    return light | dict(
        re.findall(r"--([\w-]+):\s*([^;]+);", re.search(r"\[data-theme=dark\] \{(.*?)\}", text, re.DOTALL)[1])
    )


def colour(known: dict[str, str], name: str) -> tuple[float, ...]:
    value = known[name]
    while value.startswith("var("):
        value = known[value[6:-1]]
    digits = value.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def luminance(channels: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(known: dict[str, str], one: str, other: str) -> float:
    light, dark = sorted((luminance(colour(known, name)) for name in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXTS + TONES + ON_PLAIN + SOLID + SOFT)
def test_text(scheme, text, surface):
    assert contrast(tokens(scheme), text, surface) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "surface"), EDGES)
def test_edges_of_controls(scheme, edge, surface):
    assert contrast(tokens(scheme), edge, surface) >= 3


def test_the_arithmetic_against_known_figures():
    known = {"black": "#000", "white": "#ffffff", "grey": "#767676"}
    assert contrast(known, "black", "white") == pytest.approx(21)
    assert contrast(known, "grey", "white") == pytest.approx(4.54, abs=0.01)
