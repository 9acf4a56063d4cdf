"""What no page may show: an identifier of the machine, the code of a state or a verb, a place nobody filled in, and to
a reader of Arabic a sentence of the source that was not translated.
"""

import re
from functools import cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.db.models import TextChoices
from django.urls import get_resolver
from django.utils.translation import override
from playwright.sync_api import Page

from jehat.audit.action import VERBS
from jehat.notifications.tidings import known
from jehat.project.translations import ROOT

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
LEFT_OVER = re.compile(r"%\(\w+\)[sd]|\{\{?\s*\w+\s*\}?\}|\{%")
CODE = re.compile(r"[a-z]+(?:[_.][a-z]+)+")
LATIN = re.compile(r"[A-Za-z][A-Za-z’' -]*[A-Za-z]")
# Fewer Latin words than this may be a name that happens to be a word.
ENOUGH_WORDS = 3
# The texts of the page that are seen; those marked as a code, as a name or as another language speak for themselves.
TEXTS = """
() => {
  const apart = "textarea, script, style, code, kbd, pre, svg, bdi, [dir=ltr]:not(html), [dir=auto], [lang]:not(html)";
  const walk = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const seen = [], plain = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const [text, around] = [node.data.trim(), node.parentElement];
    if (!text || around.closest("script, style") || !around.checkVisibility()) continue;
    seen.push(text);
    if (!around.closest(apart)) plain.push(text);
  }
  return { seen, plain, language: document.documentElement.lang };
}
"""


def bare_words_of(page: Page) -> list[str]:
    """What stands on a page and means nothing to its reader, in words."""
    texts = page.evaluate(TEXTS)
    found = [f"a bare identifier: {text}" for text in texts["seen"] if UUID.search(text)]
    found += [f"a bare code: {text}" for text in texts["plain"] if _is_code(text)]
    found += [f"not filled in: {text}" for text in texts["plain"] if LEFT_OVER.search(text)]
    if texts["language"] == "ar":
        found += [f"not translated: {text}" for text in texts["plain"] if _is_english(text)]
    return found


def _is_code(text: str) -> bool:
    """A code of several words anywhere, and one of a single word where nothing else is said."""
    return text in codes() or any(one in codes() for one in CODE.findall(text))


def _is_english(text: str) -> bool:
    """A whole sentence of the source, or so long a part of one that it is no name."""
    whole = "\n".join(sentences())
    runs = LATIN.findall(text)
    return any(run in sentences() or (len(run.split()) >= ENOUGH_WORDS and run in whole) for run in runs)


@cache
def codes() -> frozenset[str]:
    """Every value of a choice that is not also what people read, every verb, and every kind of tiding."""
    # The doors bring in everything behind them: actions, notices and models.
    assert get_resolver().url_patterns
    with override("en"):
        choices = [(one.value, str(one.label)) for kind in _kinds(TextChoices) for one in kind]
    return frozenset(value for value, label in choices if value and value != label) | set(VERBS) | _tidings()


def _tidings() -> set[str]:
    return {tiding.key for tiding in known()}


def _kinds(above: type) -> list[type]:
    own = [kind for kind in above.__subclasses__() if kind.__module__.startswith("jehat.")]
    return own + [below for kind in own for below in _kinds(kind)]


@cache
def sentences() -> frozenset[str]:
    """The sentences of the source whose Arabic is another one, without what ends them."""
    found = set()
    for path in sorted(ROOT.glob("*/locale/ar/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found |= {one for message in read_po(file, locale="ar") if message.id for one in _translated(message)}
    return frozenset(found)


def _translated(message: Message) -> set[str]:
    english, arabic = ({one} if isinstance(one, str) else set(one) for one in (message.id, message.string))
    return {one.strip(".?!:…") for one in english - arabic}
