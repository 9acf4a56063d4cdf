"""Every icon that is named exists, and every file that was brought from elsewhere is the one that was brought."""

import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from jehat.core.components.marks import DIRECTIONAL, FILE_ICONS, SETTLED
from jehat.core.stylesheet import STATIC

JEHAT = STATIC.parents[1]
# `{% icon "mic" %}`, `icon="mic"`, `icon: "mic"`, icon("mic"), iconButton("x", …), drawing("flag")
NAMED = re.compile(
    r"""{%\s*icon\s+["']([a-z0-9-]+)["']|\bicon\s*[=:]\s*["']([a-z0-9-]+)["']|\b(?:icon|iconButton|drawing|optional_icon)"""
    r"""\(\s*["']([a-z0-9-]+)["']"""
)
BLOCKS = re.compile(
    r"""{%\s*(?:chip\s+["'][a-z]+["']|tag|tl_event|kv\s+\S+|menu\s[^%]*?icon=)\s*["']([a-z0-9-]+)["']"""
)


def drawn() -> set[str]:
    root = ElementTree.parse(STATIC / "ui/icons.svg").getroot()
    return {symbol.get("id") for symbol in root}


def used() -> dict[str, str]:
    found = {}
    for path in JEHAT.rglob("*"):
        if path.suffix in {".html", ".py", ".js"} and "tests" not in path.parts and "vendor" not in path.parts:
            text = path.read_text("utf-8")
            for groups in [*NAMED.findall(text), *((name,) for name in BLOCKS.findall(text))]:
                found.update({name: path.name for name in groups if name})
    return found


def test_every_named_icon_is_drawn():
    known = drawn()
    assert {name: place for name, place in used().items() if name not in known} == {}


def test_icons_known_by_the_code_are_drawn():
    assert DIRECTIONAL | SETTLED | set(FILE_ICONS.values()) <= drawn()


def test_an_icon_is_drawn_by_lines_alone():
    text = (STATIC / "ui/icons.svg").read_text("utf-8")
    assert not re.findall(r"<script|<style|style=|\bon\w+=|href=|<image|<foreignObject", text)


def locked() -> list[dict]:
    return json.loads((STATIC / "vendor/vendor.lock.json").read_text("utf-8"))


def test_vendored_files_are_the_locked_ones():
    for package in locked():
        for place, known in package["files"].items():
            assert hashlib.sha256((STATIC / place).read_bytes()).hexdigest() == known, place


def test_every_vendored_file_is_locked_with_its_licence():
    places = {place for package in locked() for place in package["files"]}
    present = {path.relative_to(STATIC).as_posix() for path in (STATIC / "vendor").rglob("*") if path.is_file()}
    present |= {path.relative_to(STATIC).as_posix() for path in (STATIC / "ui/fonts").iterdir()}
    assert present - {"vendor/vendor.lock.json"} <= places
    assert all(package["licence"] and any("LICENSE" in place for place in package["files"]) for package in locked())


def test_the_lock_names_no_host():
    text = Path(STATIC / "vendor/vendor.lock.json").read_text("utf-8")
    assert "://" not in text
