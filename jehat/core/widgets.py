"""How the controls of forms are written."""

from collections.abc import Callable

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

INPUTS = ("text", "number", "email", "url", "tel", "search", "color", "password", "hidden", "date")


class Renderer(DjangoTemplates):
    """Django's own, which renders a template for each option of a list; what a page has most of is written here."""

    def render(self, template_name, context, request=None):
        write = WRITTEN.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def _select(widget: dict) -> SafeString:
    groups = ((_group(name, options),) for name, options, _index in widget["optgroups"])
    return format_html(
        '<select name="{}"{}>{}\n</select>',
        widget["name"],
        flatatt(widget["attrs"]),
        format_html_join("", "{}", groups),
    )


def _group(name: str | None, options: list[dict]) -> SafeString:
    written = SafeString("".join(_option(option) for option in options))
    return format_html('\n<optgroup label="{}">{}\n</optgroup>', name, written) if name else written


def _option(option: dict) -> str:
    value = conditional_escape(option["value"])
    return f'\n<option value="{value}"{flatatt(option["attrs"])}>{conditional_escape(option["label"])}</option>'


def _input(widget: dict) -> SafeString:
    value = widget["value"]
    given = {"type": widget["type"], "name": widget["name"]} | ({} if value is None else {"value": value})
    return format_html("<input{}>", flatatt(given | widget["attrs"]))


WRITTEN: dict[str, Callable[[dict], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    **{f"django/forms/widgets/{kind}.html": _input for kind in INPUTS},
}
