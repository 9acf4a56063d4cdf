"""What holds other things: cards, panels, callouts, rows of key and value, empty states, table frames."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jehat.core.components.marks import optional_icon
from jehat.core.components.markup import attributes, classes, register, render, stripped

CALLOUT_ICONS = {
    "info": "info",
    "ok": "circle-check",
    "warn": "message-circle",
    "bad": "triangle-alert",
    "note": "lock",
}


@register.simple_block_tag
def card(content: str, title: str = "", url: str = "", tone: str = "", level: int = 3):
    """A box whose title, when it has an address, makes the whole box one link. Tone `warn` marks "needs you"."""
    return render("card", **locals())


@register.simple_block_tag
def panel(content: str, title: str = "", icon: str = "", tone: str = "", url: str = "", link: str = "", **given):
    """A titled section. Tones: tint, note. `url` and `link` put one link beside the title. `id=` and others pass."""
    return render("panel", attributes=attributes(given), **{k: v for k, v in locals().items() if k != "given"})


@register.simple_block_tag
def callout(content: str, tone: str = "info", icon: str = "", title: str = "", compact: bool = False, role: str = ""):
    """A message that stands out. Tones: info, ok, warn, bad, note.

    Buttons go in a `<div class="callout-actions">` inside.
    """
    icon = icon or CALLOUT_ICONS.get(tone, "info")
    return render("callout", **locals())


@register.simple_block_tag
def kv(content: str, label: str, icon: str = "") -> SafeString:
    """One row of `<dl class="kv">`."""
    return format_html("<div><dt>{}{}</dt><dd>{}</dd></div>", optional_icon(icon), label, stripped(content))


@register.simple_tag
def empty_state(
    title: str,
    icon: str = "inbox",
    href: str = "",
    label: str = "",
    text: str = "",
    label_icon: str = "",
    compact: bool = False,
):
    """Nothing here: a sentence, perhaps one more (`text`), and one next action."""
    return render("empty", **locals())


@register.simple_block_tag
def scroller(content: str, label: str) -> SafeString:
    """A frame a wide table scrolls in; reachable by keyboard and named."""
    return format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', label, content)


@register.simple_block_tag
def link_row(content: str, href: str, title: str, icon: str = "link", tone: str = "") -> SafeString:
    """One row of `<ul class="links">`: icon, title, small words."""
    return render("link_row", **locals())


@register.simple_block_tag
def tl_day(content: str) -> SafeString:
    """A day line inside `<ol class="tl">`."""
    return format_html('<li class="tl-day"><span>{}</span></li>', stripped(content))


@register.simple_block_tag
def tl_event(content: str, icon: str = "history", tone: str = "") -> SafeString:
    """Something that happened, in one sentence. Tones: ok, bad."""
    css = classes("tl-ev", f"tl-ev--{tone}" if tone else "")
    return format_html('<li class="{}">{}<p>{}</p></li>', css, optional_icon(icon), stripped(content))


@register.simple_block_tag
def tl_message(
    content: str, who: str, kind: str = "in", role: str = "", when: str = "", iso: str = "", new: bool = False,
    mine: bool = False, state: str = "", footer: str = "", marks: bool = True, id: str = "",
):  # fmt: skip
    """One comment of a timeline. `kind`: in (from the beneficiary), out (to them), note (internal).

    `state`: sending, sent, delivered, read, failed. `marks` shows who sees it; the citizen's page turns it off.
    Content is markup: put the text in `<p class="msg-body" dir="auto">`.
    """
    return render("message", **locals())
