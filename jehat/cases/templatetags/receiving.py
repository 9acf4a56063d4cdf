"""What is to be known of a colleague before a case is given to him: his open load, and when he is away."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jehat.core.templatetags.words import dual_tag

register = template.Library()


@register.simple_tag(takes_context=True)
def receiver_hints(context, form) -> dict[str, SafeString]:
    """The small words of each colleague's choice, by his key."""
    return {str(one.pk): _hint(context, one) for one in form.candidates}


def _hint(context, colleague) -> SafeString:
    load = ngettext("%(n)s open case", "%(n)s open cases", colleague.load) % {"n": colleague.load}
    return format_html_join(" · ", "{}", [[load], *([away_from(context, one)] for one in colleague.absences_ahead)])


@register.simple_tag(takes_context=True)
def away_from(context, absence) -> SafeString:
    """From when to when somebody is away, and who stands in for him."""
    dates = {"since": dual_tag(context, absence.since), "until": dual_tag(context, absence.last_day)}
    if absence.substitute is None:
        return format_html(_("Away from {since} to {until}; nobody stands in."), **dates)
    return format_html(_("Away from {since} to {until}; {name} stands in."), name=absence.substitute.user.name, **dates)
