"""The style sheets: logical properties only, one order of layers, equal dark blocks, and sizes within the budget."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from jehat.core import stylesheet
from jehat.core.stylesheet import BUNDLE, STATIC, sources

KB = 1024
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
    r"|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|\bto (?:left|right)\b"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def text_of(name: str) -> str:
    return COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8"))


def packed(*names: str) -> int:
    return len(gzip.compress(b"".join((STATIC / name).read_bytes() for name in names), 9))


@pytest.mark.parametrize("name", sources())
def test_no_physical_left_or_right(name):
    assert not PHYSICAL.findall(text_of(name))


@pytest.mark.parametrize("name", sources())
def test_every_rule_lies_in_a_layer(name):
    outside = re.sub(r"@font-face\s*{[^}]*}", "", text_of(name)).strip()
    assert outside.startswith("@layer")


@pytest.mark.parametrize("name", sources())
def test_braces_close(name):
    assert text_of(name).count("{") == text_of(name).count("}")


def test_the_layers_are_ordered_once_and_first():
    declared = [name for name in sources() if re.search(r"@layer [\w, ]+;", text_of(name))]
    assert declared == [sources()[0]] == ["ui/css/tokens.css"]


def test_nothing_of_newer_browsers_only():
    assert "light-dark(" not in COMMENT.sub("", stylesheet.joined())


def test_the_dark_blocks_are_equal():
    dark = re.findall(r"\[data-theme=(auto|dark)\] \{(.*?)\}", text_of("ui/css/tokens.css"), re.DOTALL)
    (first, one), (second, other) = dark
    assert {first, second} == {"auto", "dark"}
    assert one.split() == other.split()


def test_css_budget():
    assert packed(*sources()) <= 30 * KB


def test_fonts_budget():
    fonts = list((STATIC / "ui/fonts").glob("*.woff2"))
    assert len(fonts) == 4
    assert sum(font.stat().st_size for font in fonts) <= 130 * KB


def test_icons_budget():
    assert packed("ui/icons.svg") <= 6 * KB


def common_scripts() -> set[str]:
    """app.js and what it imports at once; what it imports later is an island."""
    found, waiting = set(), ["app.js"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(r'^import .*?"\./([\w-]+\.js)";', (STATIC / "ui/js" / name).read_text(), re.MULTILINE)
    return found


def test_common_script_budget():
    names = [f"ui/js/{name}" for name in sorted(common_scripts())]
    assert packed("vendor/htmx-4.0.1/htmx.min.js", "ui/js/has-js.js", *names) <= 25 * KB


def test_island_budget():
    """What a page fetches beside the common scripts: the form of a new case needs most of them."""
    islands = {path.name for path in (STATIC / "ui/js").glob("*.js")} - common_scripts() - {"has-js.js"}
    on_the_form = {"voice-recorder.js", "uploader.js", "drafts.js", "installed.js"}
    assert on_the_form <= islands
    assert packed(*(f"ui/js/{name}" for name in sorted(on_the_form))) <= 20 * KB
    assert all(packed(f"ui/js/{name}") <= 20 * KB for name in islands - on_the_form)


def test_scripts_say_no_words_of_their_own():
    said = [
        path.name
        for path in (STATIC / "ui/js").glob("*.js")
        if re.search(r"[\u0621-\u064a]{2}", path.read_text("utf-8"))
    ]
    assert not said


def test_the_sheet_is_built_from_all_of_them(tmp_path):
    built = stylesheet.build(tmp_path)
    assert built == tmp_path / BUNDLE
    assert built.read_text("utf-8") == stylesheet.joined()
    written = built.stat().st_mtime_ns
    assert stylesheet.build(tmp_path).stat().st_mtime_ns == written


def test_the_addresses_in_the_built_sheet_exist():
    inside = re.findall(r'url\("(?!data:)([^"]+)"\)', stylesheet.joined())
    assert inside
    assert all((STATIC / BUNDLE).parent.joinpath(address).resolve().exists() for address in inside)


def test_static_files_find_the_built_sheet():
    assert finders.find(BUNDLE)
