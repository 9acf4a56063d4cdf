"""What every component needs: one library, safe attributes, and its own template."""

from html import escape

from django.forms.utils import flatatt
from django.template import Library, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.safestring import SafeString

register = Library()


def attributes(given: dict) -> SafeString:
    """Write keyword arguments as HTML attributes: `hx_get=url` becomes `hx-get="…"`, escaped.

    Raises TemplateSyntaxError for `style` and `on…`, which the content security policy forbids.
    """
    written = {}
    for name, value in given.items():
        name = name.strip("_").replace("_", "-")
        if name == "style" or name.startswith("on"):
            raise TemplateSyntaxError(f"{name}= is not allowed: no inline style and no inline script")
        if value is not None and value != "":
            written[name] = value
    return SafeString(flatatt(written))


def text(value: object) -> str:
    """A value within markup, escaped unless it is markup: what Django's own does, at a fifth of its cost."""
    return value if isinstance(value, SafeString) else escape(str(value))


def classes(*names: str) -> str:
    """Join the class names that are not empty."""
    return " ".join(name for name in names if name)


def render(template: str, **context) -> SafeString:
    """Render `ui/<template>.html`, escaping everything that is not marked safe."""
    return SafeString(get_template(f"ui/{template}.html").render(context))


def stripped(content: str) -> SafeString:
    """The inside of a block tag without the blank space around it: markup, escaped when it was rendered."""
    return SafeString(content.strip())
