"""How secret a case is, and what of that shows on its pages."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jehat.cases import stamps
from jehat.core.components.marks import drawing
from jehat.organization.secrecy import EFFECTS

register = template.Library()

# So many times over the page that no part of it goes without.
TIMES = 24


@register.simple_tag
def secrecy_chip(case) -> SafeString:
    """The degree of secrecy of a case that has one."""
    if case.level is None:
        return SafeString("")
    tone = "bad" if case.level.is_masked else "warn"
    words = _("Degree of secrecy: %(level)s") % {"level": case.level.name}
    return format_html(
        '<span class="chip chip--{}" title="{}">{}{}</span>', tone, words, drawing("lock"), case.level.name
    )


@register.simple_tag(takes_context=True)
def watermark(context, case) -> SafeString:
    """Who looks at a case and when, all over its page, where its level wants that."""
    if case.level is None or not case.level.watermarked:
        return SafeString("")
    words = stamps.words(context["request"].user)
    marks = format_html_join("", '<span data-words="{}"></span>', ([words] for _time in range(TIMES)))
    return format_html('<div class="watermark" aria-hidden="true">{}</div>', marks)


@register.simple_tag
def level_hints(form) -> dict[str, str]:
    """What each level does, in small words under its name."""
    return {str(one.pk): effects_of(one) for one in form.levels}


@register.filter
def effects_of(level) -> str:
    """What a level does to its cases, in one line."""
    found = [str(says) for name, says in EFFECTS.items() if getattr(level, name)]
    return " · ".join(found) or _("Nothing but the clearance that it needs") if level.rank else ""
