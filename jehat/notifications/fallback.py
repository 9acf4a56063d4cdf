"""What is said by another channel when the first did not reach: that there is news, and that the contact failed."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from . import phrases
from .models import Message
from .wording import RULE, Letter


def words(message, channel, *, language: str) -> Letter:
    """Subject and body for the other channel; an e-mail is in both languages, the person's first."""
    if channel == Message.Channel.SMS:
        return Letter(subject="", body=_said(message, language, _text))
    languages = sorted((code for code, _ in settings.LANGUAGES), key=lambda code: code != language)
    body = f"\n\n{RULE}\n\n".join(_said(message, code, _letter) for code in languages)
    return Letter(subject=_said(message, language, _subject), body=body)


def _said(message, language, say) -> str:
    with override(language):
        return say(phrases.kept_whole(message.number) if message.number else "")


def _text(number) -> str:
    """Of a digest, which has no number of its own, only that there is news."""
    if not number:
        return gettext("%(platform)s: there is news for you; our e-mail to you came back") % {
            "platform": settings.PLATFORM_NAME
        }
    text = gettext("%(platform)s: news of case %(number)s; our e-mail to you came back")
    return text % {"platform": settings.PLATFORM_NAME, "number": number}


def _subject(number) -> str:
    return (
        gettext("There is news of case %(number)s") % {"number": number} if number else gettext("There is news for you")
    )


def _letter(number) -> str:
    paragraphs = [
        _subject(number),
        gettext(
            "A text message about it could not be delivered to your mobile. Please check the number in your account."
        ),
        gettext("The details are on this page:"),
        urljoin(settings.ORIGIN, reverse("notifications:list")),
        gettext("This message was sent automatically; replies to it are not read."),
    ]
    return "\n\n".join(paragraphs)
