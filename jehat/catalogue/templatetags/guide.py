"""How entities, kinds and articles of the guide look wherever they are shown."""

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from jehat.catalogue import presenting, search
from jehat.catalogue.markup import rendered
from jehat.catalogue.sectors import ICONS, Kind

register = template.Library()


@register.filter
def entity_icon(entity) -> str:
    """The name of the icon for the kind of an entity."""
    return ICONS[Kind(entity.kind)]


@register.filter
def really(kind) -> presenting.Real | None:
    """What cases of the kind really took, where enough of them tell it."""
    return presenting.real(getattr(kind, "pace", None))


@register.filter
def marked(text: str, answer) -> SafeString:
    """The text with the words that were found in it marked."""
    pieces = search.marked(str(text), answer.terms if answer else frozenset())
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


@register.filter
def other_name(kind, answer) -> str:
    """The name in the language that is not the reader's, where that is what was found."""
    other = kind.name_ar if get_language() == "en" else kind.name_en
    found = [search.marked(name, answer.terms) for name in (kind.name, other)] if answer else [(), ()]
    own_hits, other_hits = (any(piece.is_hit for piece in pieces) for pieces in found)
    return other if other_hits and not own_hits else ""


def _piece(piece):
    return format_html("<mark>{}</mark>", piece.text) if piece.is_hit else piece.text


@register.filter
def light_markup(text: str) -> SafeString:
    """The text of an article as paragraphs, lists and links."""
    return rendered(text)


@register.filter
def gist(article) -> str:
    """The first words of an article, without their markup."""
    return " ".join(article.body.replace("**", "").replace("##", "").split())[:200]


@register.simple_tag(takes_context=True)
def address(context, hl: str = "") -> str:
    """The public address of the page, without or with its language: for crawlers, previews and links passed on."""
    query = f"?{urlencode({'hl': hl})}" if hl else ""
    return f"{settings.ORIGIN}{context['request'].path}{query}"
