"""What every component needs: one library, safe attributes, and its own template."""

from html import escape
from operator import itemgetter

from django.template import Library, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.safestring import SafeString

register = Library()

first = itemgetter(0)


def attributes(given: dict) -> SafeString:
    """Write keyword arguments as HTML attributes: `hx_get=url` becomes `hx-get="…"`, escaped.

    Raises TemplateSyntaxError for `style` and `on…`, which the content security policy forbids.
    """
    written = {name.strip("_").replace("_", "-"): value for name, value in given.items()}
    require_allowed(written)
    return flat({name: value for name, value in written.items() if value is not None and value != ""})


def require_allowed(names) -> None:
    """Refuse what the content security policy forbids among the names of attributes."""
    for name in names:
        if name == "style" or name.startswith("on"):
            raise TemplateSyntaxError(f"{name}= is not allowed: no inline style and no inline script")


def flat(given: dict) -> SafeString:
    """Attributes in the order of their names, those without a value last: Django's `flatatt` at a fifth of its cost."""
    if not given:
        return SafeString("")
    valued = [
        f' {name}="{text(str(value))}"'
        for name, value in sorted(given.items(), key=first)
        if value is not None and value is not True and value is not False
    ]
    bare = sorted(f" {name}" for name, value in given.items() if value is True)
    return SafeString("".join((*valued, *bare)))


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
