"""How several things that are asked at once are written."""

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Nothing typed, they are the same for everybody: fifteen fields, written once in each language.
_untouched: dict[tuple, SafeString] = {}


@register.simple_tag
def places_of(form) -> SafeString:
    """The places in which several things are asked, with what was typed in them."""
    if form.is_touched:
        return _written(form)
    way = (get_language(), form.auto_id)
    if way not in _untouched:
        _untouched[way] = _written(form)
    return _untouched[way]


def _written(form) -> SafeString:
    return get_template("cases/_points.html").render({"rows": form.rows})
