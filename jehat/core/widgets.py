"""How the controls of forms are written."""

from collections.abc import Callable

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from jehat.core.components.markup import flat, text

INPUTS = ("text", "number", "email", "url", "tel", "search", "color", "password", "hidden", "date")


class Renderer(DjangoTemplates):
    """Django's own, which renders a template for each option of a list; what a page has most of is written here."""

    def render(self, template_name, context, request=None):
        write = WRITTEN.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def _select(widget: dict) -> SafeString:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return SafeString(f'<select name="{text(widget["name"])}"{flat(widget["attrs"])}>{groups}\n</select>')


def _group(name: str | None, options: list[dict]) -> str:
    written = "".join(_option(option) for option in options)
    return f'\n<optgroup label="{text(str(name))}">{written}\n</optgroup>' if name else written


def _option(option: dict) -> str:
    value, label = text(str(option["value"])), text(str(option["label"]))
    return f'\n<option value="{value}"{flat(option["attrs"])}>{label}</option>'


def _input(widget: dict) -> SafeString:
    value = widget["value"]
    given = {"type": widget["type"], "name": widget["name"]} | ({} if value is None else {"value": value})
    return SafeString(f"<input{flat(given | widget['attrs'])}>")


def _textarea(widget: dict) -> SafeString:
    written, value = _as_given(widget["attrs"]), widget["value"]
    return SafeString(f'<textarea name="{text(widget["name"])}"{written}>\n{text(value) if value else ""}</textarea>')


def _as_given(attrs: dict) -> str:
    """Attributes in the order in which they came, as Django's template of a widget has them."""
    shown = ((name, value) for name, value in attrs.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{text(value)}"' for name, value in shown)


WRITTEN: dict[str, Callable[[dict], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    **{f"django/forms/widgets/{kind}.html": _input for kind in INPUTS},
}
