"""What surrounds every page: style sheets, scripts, logo, toasts."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jehat.core import stylesheet
from jehat.core.components.markup import register, render


@register.simple_tag
def stylesheets() -> SafeString:
    """Every sheet by itself while developing; the one built sheet otherwise."""
    names = stylesheet.sources() if settings.DEBUG else [stylesheet.BUNDLE]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names))


@register.simple_tag
def scripts() -> SafeString:
    """htmx and our own modules, all deferred."""
    return format_html(
        '<script src="{}" defer></script>\n<script type="module" src="{}"></script>',
        static("vendor/htmx-4.0.1/htmx.min.js"),
        static("ui/js/app.js"),
    )


@register.simple_tag
def logo_mark() -> SafeString:
    """The hexagon, without words."""
    return SafeString(
        '<svg class="logo-mark" viewBox="0 0 32 32" aria-hidden="true">'
        '<path d="M16 2 28 9v14l-12 7L4 23V9z"/><circle cx="16" cy="16" r="5"/></svg>'
    )


@register.simple_tag(takes_context=True)
def toasts(context) -> SafeString:
    """The messages of this request. `extra_tags="undo:/url"` gives one an undo button, a real form."""
    read = [_toast(message) for message in context.get("messages") or ()]
    return render("toasts", toasts=read, csrf_token=context.get("csrf_token"))


def _toast(message) -> dict:
    extra = (message.extra_tags or "").split()
    undo = next((word.removeprefix("undo:") for word in extra if word.startswith("undo:")), "")
    return {"text": message.message, "undo": undo, "error": message.level_tag == "error"}
