"""Every template of the product keeps the content security policy and the portable subset of htmx."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

JEHAT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(JEHAT.glob("*/templates/**/*.html"))
# A mail is read by mail programs, which know no style sheets, and is never served by us.
PAGES = [path for path in TEMPLATES if "mail" not in path.name]

DJANGO = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
COMMENT = re.compile(r"{% comment.*?endcomment %}", re.DOTALL)
TAG_ATTRIBUTE = re.compile(r"\b(style|on[a-z]+|hx_on\w*)=")


class Reader(HTMLParser):
    """Collects every start tag of a template; what Django writes stands as a space."""

    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


def elements(path: Path) -> list[tuple[str, dict]]:
    reader = Reader()
    reader.feed(DJANGO.sub(" ", COMMENT.sub("", path.read_text(encoding="utf-8"))))
    return reader.tags


def named(path: Path) -> str:
    return path.relative_to(JEHAT).as_posix()


def test_there_are_templates_to_read():
    assert len(PAGES) > 30


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_no_inline_style_or_script(path):
    wrong = []
    for tag, attributes in elements(path):
        wrong += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith(("on", "hx-on"))]
        if tag == "style" or (tag == "script" and "src" not in attributes):
            wrong.append(f"inline <{tag}>")
    assert not wrong


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_tags_are_given_no_inline_style_or_script(path):
    used = [tag for tag in re.findall(r"{%.*?%}", path.read_text(encoding="utf-8")) if TAG_ATTRIBUTE.search(tag)]
    assert not used


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_htmx_keeps_to_its_portable_subset(path):
    wrong = []
    for tag, attributes in elements(path):
        if {"hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch"} & attributes.keys():
            wrong += [f"{tag} without {name}" for name in ("hx-target", "hx-swap") if name not in attributes]
        wrong += [
            f"{tag} {name}={value}"
            for name, value in attributes.items()
            if name.startswith("hx-")
            and (name in {"hx-live", "hx-vars"} or "js:" in (value or "") or "javascript:" in (value or ""))
        ]
        if "[" in (attributes.get("hx-trigger") or ""):
            wrong.append(f"{tag} has a trigger filter, which needs eval")
    assert not wrong


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_that_open_elsewhere_say_nothing_of_us(path):
    wrong = [
        attributes.get("href")
        for tag, attributes in elements(path)
        if tag == "a" and attributes.get("target") == "_blank" and "noopener" not in (attributes.get("rel") or "")
    ]
    assert not wrong
