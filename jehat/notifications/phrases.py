"""The words of a template: the closed list of what may be filled in, and what the platform says by itself.

Nothing said or attached in a case is among them: a message outside holds no secret content.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language_bidi, gettext, override
from django.utils.translation import gettext_lazy as _

from .segments import sms_segments
from .tidings import NEWS, Tiding, Way

VARIABLES = {
    "number": _("the number of the case"),
    "entity": _("the name of the entity"),
    "kind": _("the kind of case"),
    "status": _("the state of the case"),
    "title": _("the sentence of the notice"),
    "url": _("the address of its page"),
    "platform": _("the name of the platform"),
}
_PLACE = re.compile(r"\{([^{}]*)\}")
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True)
class Phrase:
    """What is said by one way in one language; only an e-mail has a subject."""

    text: str
    subject: str = ""


def unknown_in(text: str) -> list[str]:
    """The places of a text that nothing fills, and braces that close nothing."""
    strangers = [found for found in _PLACE.findall(text) if found not in VARIABLES]
    return strangers + re.findall(r"[{}]", _PLACE.sub("", text))


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its places filled in once; what is filled in is never read as a place itself."""
    return _PLACE.sub(lambda place: str(values.get(place[1], "")), text)


def values_for(title, *, number: str, url: str, facts: Mapping[str, object], language: str) -> dict[str, str]:
    """What the places of a template stand for, read in one language."""
    with override(language):
        number = kept_whole(number)
        return {name: str(fact) for name, fact in facts.items()} | {
            "number": number,
            "title": str(title) % {"number": number},
            "url": url,
            "platform": str(settings.PLATFORM_NAME),
        }


def kept_whole(number: str) -> str:
    """After Arabic letters a number like 1448-102233 would be shown from its end, were it not marked."""
    return f"{_LEFT_TO_RIGHT_MARK}{number}" if get_language_bidi() else number


def own(tiding: Tiding, way: str, language: str, *, may_be_answered: bool = False) -> Phrase:
    """What the platform itself says; an entity's template takes its place."""
    with override(language):
        if way == Way.SMS:
            text = gettext("%(platform)s: there is news of case %(number)s")
            return Phrase(text % {"platform": "{platform}", "number": "{number}"})
        if way == Way.PUSH:
            return Phrase(str(NEWS.title) % {"number": "{number}"})
        paragraphs = [
            "{title}",
            gettext("The details are on this page:"),
            "{url}",
            ending(may_be_answered),
        ]
        return Phrase("\n\n".join(paragraphs), subject="{title}")


def ending(may_be_answered: bool) -> str:
    """The last line of an e-mail: what becomes of an answer to it."""
    if may_be_answered:
        return gettext("You may answer this e-mail: what you write and attach is put into the case.")
    return gettext("This message was sent automatically; replies to it are not read.")


def sample_number(entity) -> str:
    return f"{entity.code}-1448-000123"


def sample_path(entity) -> str:
    return f"/cases/{sample_number(entity)}/"


def sample_facts(entity) -> dict[str, object]:
    """Names as long as real ones are, for previews, counts and trials."""
    return {"entity": lazy(lambda: entity.name, str)(), "kind": _("Building permit"), "status": _("In progress")}


def sample(tiding: Tiding, entity, language: str) -> dict[str, str]:
    """What the places stand for in a preview."""
    return values_for(
        tiding.title,
        number=sample_number(entity),
        url=urljoin(settings.ORIGIN, sample_path(entity)),
        facts=sample_facts(entity),
        language=language,
    )


def problem(text: str, way: str, values: Mapping[str, str]) -> str | None:
    """Why a text cannot be used, or None: a place nothing fills, or too many parts with sample values."""
    if strangers := unknown_in(text):
        names = gettext(", ").join(f"{{{name}}}" if name not in "{}" else name for name in strangers)
        return gettext("Nothing can be filled in for %(places)s.") % {"places": names}
    if way == Way.SMS and (parts := sms_segments(filled(text, values))) > settings.SMS_MOST_PARTS:
        return gettext("This text would be sent as %(parts)s parts; at most %(most)s are allowed.") % {
            "parts": parts,
            "most": settings.SMS_MOST_PARTS,
        }
    return None
