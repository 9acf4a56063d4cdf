"""How rows of a table that was handed in are shown."""

from django import template

from jehat.core.components.marks import chip
from jehat.organization.judgement import Effect

register = template.Library()

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
