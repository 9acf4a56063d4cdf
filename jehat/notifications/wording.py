"""What a message outside says: the number and that there is news. What the news is stays on the page."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext, override

# Between the two languages of an e-mail; the HTML form draws a line here.
RULE = "———"
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def title(sentence: str | Promise, number: str, language: str) -> str:
    """The sentence of a notice in one language."""
    with override(language):
        return str(sentence) % {"number": number}


def sms(number: str, language: str) -> str:
    """One part long in either language for numbers up to 24 characters; no content, no name, no link."""
    with override(language):
        text = gettext("%(platform)s: there is news of case %(number)s")
        return text % {"platform": settings.PLATFORM_NAME, "number": _kept_whole(number)}


def letter(sentence: str | Promise, number: str, address: str, language: str) -> Letter:
    """An e-mail in both languages, the recipient's first: the sentence and where to read more."""
    languages = sorted((code for code, _ in settings.LANGUAGES), key=lambda code: code != language)
    parts = [_part(sentence, number, address, code) for code in languages]
    return Letter(subject=_said(sentence, number, language), body=f"\n\n{RULE}\n\n".join(parts))


def _part(sentence, number, address, language) -> str:
    with override(language):
        paragraphs = [
            _said(sentence, number, language),
            gettext("The details are on this page:"),
            address,
            gettext("This message was sent automatically; replies to it are not read."),
        ]
    return "\n\n".join(paragraphs)


def _said(sentence, number, language) -> str:
    with override(language):
        return str(sentence) % {"number": _kept_whole(number)}


def _kept_whole(number: str) -> str:
    """After Arabic letters a number like 1448-102233 would be shown from its end, were it not marked."""
    return f"{_LEFT_TO_RIGHT_MARK}{number}" if get_language_bidi() else number
