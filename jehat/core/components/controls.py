"""What is pressed: buttons, menus, dialogs, filters, switches of language and theme."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jehat.core.components.marks import optional_icon
from jehat.core.components.markup import attributes, classes, register, render, stripped


def _inside(content: str, icon: str, key: str, label: str) -> SafeString:
    words = stripped(content)
    shown = format_html("<span>{}</span>", words) if words else mark_safe("")
    hint = format_html("<kbd>{}</kbd>", key) if key and words else mark_safe("")
    return format_html("{}{}{}", optional_icon(icon), shown, hint)


def _attributes(content: str, tone: str, size: str, key: str, label: str, given: dict) -> SafeString:
    css = classes(
        "btn",
        f"btn--{tone}" if tone else "",
        f"btn--{size}" if size else "",
        "" if stripped(content) else "btn--icon",
        given.pop("css", ""),
    )
    shortcut = {"data-key": f"Key{key}", "aria-keyshortcuts": key} if key else {}
    return attributes({"class": css, "aria-label": label, "title": label, **shortcut, **given})


@register.simple_block_tag
def button(content: str, tone: str = "", icon: str = "", size: str = "", key: str = "", label: str = "", **given):
    """`{% button tone="primary" icon="send" %}Send{% endbutton %}`.

    Tones: primary, warn, danger, danger-solid, ghost, note; sizes: sm, lg, block. `key="R"` is its shortcut. Without
    content it is an icon button and needs `label`. Anything else becomes an attribute: `type="button"`, `hx_post=url`.
    """
    given.setdefault("type", "submit")
    inside = _inside(content, icon, key, label)
    return format_html("<button{}>{}</button>", _attributes(content, tone, size, key, label, given), inside)


@register.simple_block_tag
def link_button(
    content: str, href: str, tone: str = "", icon: str = "", size: str = "", key: str = "", label: str = "", **given
):
    """The same, as a link: `{% link_button url tone="primary" icon="plus" %}New case{% endlink_button %}`."""
    inside = _inside(content, icon, key, label)
    written = _attributes(content, tone, size, key, label, {"href": href, **given})
    return format_html("<a{}>{}</a>", written, inside)


@register.simple_block_tag
def menu(
    content: str, label: str, icon: str = "ellipsis", tone: str = "", size: str = "", text: str = "", side: str = ""
):
    """A button that opens a list of links and buttons; works without a script. `side="start"` opens the other way."""
    return render("menu", **locals())


@register.simple_block_tag
def dialog(content: str, id: str, title: str, wide: bool = False):
    """A modal box, opened by any element with `data-dialog="<id>"`, closed by Esc or its own button."""
    return render("dialog", **locals())


@register.simple_tag
def seg(items, label: str):
    """Filter with counts. `items`: iterable of {label, url, count, current}; a count of zero is shown, None is not."""
    return render("seg", items=items, label=label)


@register.simple_tag
def views(items, label: str):
    """The saved views over a list, as underlined tabs. Same items as `seg`."""
    return render("views", items=items, label=label)


@register.simple_tag(takes_context=True)
def language_switch(context, css: str = "btn btn--ghost"):
    """One press to the other language, as a real form: works signed out and without a script."""
    return render("language_switch", css=css, **_preferences(context))


@register.simple_tag(takes_context=True)
def theme_switch(context):
    """Light, dark, or as the device says."""
    return render("theme_switch", **_preferences(context))


def _preferences(context) -> dict:
    request = context.get("request")
    return {
        "shell": context.get("shell"),
        "csrf_token": context.get("csrf_token"),
        "next": _without_language(request) if request else "/",
    }


def _without_language(request) -> str:
    """The page's own address; a language it names would be stronger than the one that is chosen now."""
    query = request.GET.copy()
    query.pop("hl", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
