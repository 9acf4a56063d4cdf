"""How rows of a table that was handed in are shown, and why somebody may do something."""

from django import template
from django.utils.translation import get_language

from jehat.core.components.marks import chip
from jehat.organization.judgement import Effect
from jehat.organization.models import Grant
from jehat.organization.uses import UNSEEN

register = template.Library()


@register.filter
def reach_label(scope: str):
    """How far a permission goes, in words."""
    return Grant.Scope(scope).label


@register.filter
def level_name(rank: int, levels: dict):
    """What the entity calls a degree of secrecy."""
    return levels.get(rank, rank)


@register.filter
def use_of(last: dict, verb: str):
    """When a permission was used last, or None."""
    return last.get(verb)


@register.filter
def leaves_a_line(verb: str) -> bool:
    """Whether the record shows that a permission is used."""
    return verb not in UNSEEN


@register.filter
def department_name(row: dict) -> str:
    """The name of a department of which only figures were read, in the reader's language or else in the other."""
    names = {language: row[f"employee__department__name_{language}"] for language in ("ar", "en")}
    return names["en" if get_language() == "en" else "ar"] or names["ar"] or names["en"]


@register.inclusion_tag("organization/_reason.html", takes_context=True)
def permission_reason(context, reason, *, ranked):
    """One reason of a permission, also on the pages of other areas; `ranked` where its verb has degrees of secrecy."""
    kept = ("levels", "may_withdraw", "csrf_token", "request")
    return {name: context.get(name) for name in kept} | {"reason": reason, "ranked": ranked}


LOOKS = {
    Effect.NEW: ("ok", "plus"),
    Effect.CHANGED: ("info", "pencil"),
    Effect.SAME: ("mute", "check"),
    Effect.ERROR: ("bad", "circle-alert"),
}


@register.filter
def cell(given: dict, key: str) -> str:
    """What a row says under a heading."""
    return given.get(key, "")


@register.simple_tag
def effect_chip(effect: Effect):
    """What would come of a row, in a word, a colour and a drawing."""
    tone, icon = LOOKS[effect]
    return chip(effect.label, tone=tone, icon=icon)
