"""What a message outside says: the words of the entity's template, or the platform's own, with their places filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, override

from . import phrases, replying
from .phrases import Phrase
from .tidings import NEWS, Tiding, Way

# Between the two languages of an e-mail; the HTML form draws a line here.
RULE = "———"


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


@dataclass(frozen=True)
class Saying:
    """One thing to be said outside: of which kind, about what, and the entity's own words by (way, language)."""

    tiding: Tiding
    number: str
    path: str
    facts: Mapping[str, object] = field(default_factory=dict)
    words: Mapping[tuple[str, str], Phrase] = field(default_factory=dict)

    @property
    def may_be_answered(self) -> bool:
        """Whether what somebody answers by e-mail is read."""
        return self.tiding.takes_reply and replying.is_read()

    @property
    def address(self) -> str:
        return urljoin(settings.ORIGIN, self.path)

    def phrase(self, way: str, language: str) -> Phrase:
        """The entity's words where it has any, with their places filled."""
        phrase = self.words.get((way, language)) or phrases.own(
            self.tiding, way, language, may_be_answered=self.may_be_answered
        )
        values = phrases.values_for(
            self.tiding.title, number=self.number, url=self.address, facts=self.facts, language=language
        )
        return Phrase(phrases.filled(phrase.text, values), phrases.filled(phrase.subject, values))


def title(sentence: str | Promise, number: str, language: str) -> str:
    """The sentence of a notice in one language."""
    with override(language):
        return str(sentence) % {"number": number}


def written(saying: Saying, way: str, language: str) -> Letter:
    """The message of one way: an e-mail in both languages, a text in one, a push with its page in the last line."""
    if way == Way.EMAIL:
        return letter(saying, language)
    text = saying.phrase(way, language).text
    return Letter(subject="", body=f"{text}\n{saying.path}" if way == Way.PUSH else text)


def letter(saying: Saying, language: str) -> Letter:
    """An e-mail in both languages, the recipient's first."""
    parts = [saying.phrase(Way.EMAIL, code) for code in _languages(language)]
    return Letter(subject=parts[0].subject, body=_joined(part.text for part in parts))


def sms(number: str, language: str) -> str:
    """One part long in either language for numbers up to 24 characters; no content, no name, no link."""
    return Saying(NEWS, number, "").phrase(Way.SMS, language).text


def digest(lines: list[tuple[str | Promise, str, str]], *, way: str, path: str, language: str) -> Letter:
    """One message of many notices, given as (sentence, number, path); a text only says how many there are."""
    if way == Way.EMAIL:
        parts = [_digest_part(lines, urljoin(settings.ORIGIN, path), code) for code in _languages(language)]
        return Letter(subject=_count(len(lines), language), body=_joined(parts))
    with override(language):
        said = _count(len(lines), language)
        named = gettext("%(platform)s: %(news)s") % {"platform": settings.PLATFORM_NAME, "news": said}
    return Letter(subject="", body=f"{said}\n{path}" if way == Way.PUSH else named)


def _digest_part(lines, address, language) -> str:
    with override(language):
        told = [
            f"{str(sentence) % {'number': phrases.kept_whole(number)}}\n{urljoin(settings.ORIGIN, path)}"
            for sentence, number, path in lines
        ]
        end = [
            gettext("You chose to be told of this together. To choose otherwise:"),
            address,
            gettext("This message was sent automatically; replies to it are not read."),
        ]
        return "\n\n".join([_count(len(lines), language), *told, *end])


def _count(count: int, language: str) -> str:
    with override(language):
        return ngettext(
            "There is %(count)s piece of news for you", "There are %(count)s pieces of news for you", count
        ) % {"count": count}


def _joined(parts) -> str:
    return f"\n\n{RULE}\n\n".join(parts)


def _languages(first: str) -> list[str]:
    return sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != first)
