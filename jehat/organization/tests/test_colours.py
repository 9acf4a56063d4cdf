"""Whatever colour an entity gives, every word on every shade of it can be read, in both schemes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jehat.core.stylesheet import STATIC
from jehat.organization.colours import DARK, LIGHT, contrast, nearest, palette, passes, shade

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
KNOWN = ["#000000", "#ffffff", "#1b8354", "#ffdd00", "#ff0000", "#0000ff", "#00ffff", "#767676", "#123456", "#7a1f5c"]


def tokens(scheme: str) -> dict[str, str]:
    text = (STATIC / "ui/css/tokens.css").read_text("utf-8")
    block = r":root \{(.*?)\n  \}" if scheme == "light" else r"\[data-theme=dark\] \{(.*?)\}"
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]+)\b", re.search(block, text, re.DOTALL)[1]))
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:]) for name, value in found.items()
    }


def assert_reads(colour):
    shades = palette(nearest(colour))
    light, dark = shades.light, shades.dark
    of = {"light": tokens("light"), "dark": tokens("dark")}
    pairs = [
        ("#ffffff", light["brand-600"]),
        ("#ffffff", light["brand-700"]),
        (light["brand-700"], light["brand-100"]),
        (light["brand-700"], light["brand-50"]),
        (light["brand-700"], of["light"]["bg"]),
        (light["on-rail"], light["rail"]),
        (light["on-stamp"], light["brand-900"]),
        (dark["on-brand"], dark["brand"]),
        (dark["on-brand"], dark["brand-strong"]),
        (dark["brand-strong"], dark["brand-soft"]),
        (dark["brand-strong"], dark["brand-wash"]),
        (dark["brand-strong"], of["dark"]["surface"]),
        (dark["brand-strong"], of["dark"]["bg"]),
        (dark["on-rail"], dark["rail"]),
        (dark["on-stamp"], dark["stamp"]),
    ]
    pairs += [(of["light"][text], light["brand-50"]) for text in ("text", "text-2", "text-3")]
    pairs += [(of["dark"][text], dark["brand-wash"]) for text in ("text", "text-2", "text-3")]
    pairs += [(of["light"]["text"], light["brand-100"]), (of["dark"]["text"], dark["brand-soft"])]
    unread = [(one, other, contrast(one, other)) for one, other in pairs if contrast(one, other) < 4.5]
    edges = [(light["brand-600"], of["light"]["bg"]), (dark["brand"], of["dark"]["surface"])]
    unread += [(one, other, contrast(one, other)) for one, other in edges if contrast(one, other) < 3]
    assert not unread, (colour, unread)


@pytest.mark.parametrize("colour", KNOWN)
def test_every_pair_of_known_colours(colour):
    assert_reads(colour)


@settings(max_examples=150, deadline=None)
@given(COLOURS)
def test_every_pair_of_any_colour(colour):
    assert_reads(colour)


@given(COLOURS)
@settings(max_examples=100, deadline=None)
def test_the_nearest_passes_and_a_colour_that_passes_stays(colour):
    assert passes(nearest(colour))
    assert (nearest(colour) == colour) == passes(colour)


def test_the_surfaces_are_those_of_the_tokens():
    for scheme, known in (("light", LIGHT), ("dark", DARK)):
        of = tokens(scheme)
        assert all(of[name] == value for name, value in known.items()), scheme


def test_the_arithmetic_against_known_figures():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert shade(1, 0, 0) == "#ffffff" and shade(0, 0, 0) == "#000000"
