"""Small marks: icons, chips, counts, avatars, stars, meters."""

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jehat.core.components.markup import attributes, classes, register, stripped
from jehat.core.reader import digits_of
from jehat.core.words import digits, initials

# Drawn for left-to-right, mirrored in right-to-left. Clocks, checks, play and phones never are.
DIRECTIONAL = frozenset(
    "arrow-left arrow-right arrow-up-right chevron-left chevron-right forward list log-in log-out reply send"
    " trending-down trending-up undo-2".split()
)
# These have one right way in each direction, whatever is asked.
SETTLED = frozenset({"forward", "reply", "send"})

FILE_ICONS = {"image": "image", "audio": "volume-2", "voice": "mic", "video": "video", "pdf": "file-text"}


@lru_cache(maxsize=512)
def drawing(name: str, css: str = "", flip: str | bool | None = None) -> SafeString:
    """One icon of the sprite, decorative, mirrored in right-to-left when its drawing shows a direction."""
    if flip is None or name in SETTLED:
        flip = name in DIRECTIONAL
    mirrored = {"ltr": "flip-ltr", "rtl": "flip"}.get(str(flip), "flip" if flip else "")
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes("i", mirrored, css),
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def icon(name: str, flip: str | bool | None = None, label: str = "", css: str = "") -> SafeString:
    """`{% icon "mic" %}`. Directional icons are drawn for left-to-right and mirror by themselves in right-to-left.

    `flip=False` keeps one as drawn; `flip="ltr"` mirrors it in left-to-right instead (an arrow chosen for Arabic).
    `label` makes it speak.
    """
    svg = drawing(name, css, flip)
    return format_html('{}<span class="vh">{}</span>', svg, label) if label else svg


def optional_icon(name: str) -> SafeString:
    """The icon of that name, or nothing for an empty name."""
    return drawing(name) if name else mark_safe("")


@register.simple_block_tag
def chip(content: str, tone: str = "mute", icon: str = "") -> SafeString:
    """`{% chip "warn" "clock" %}Waiting for you{% endchip %}`: status as icon and words.

    Tones: info, brand, ok, warn, bad, mute, note.
    """
    return format_html('<span class="chip chip--{}">{}{}</span>', tone, optional_icon(icon), stripped(content))


@register.simple_block_tag
def prio(content: str, tone: str = "") -> SafeString:
    """`{% prio "bad" %}Urgent{% endprio %}`: priority with a flag. Tones: bad, warn, or none."""
    css = classes("prio", f"prio--{tone}" if tone else "")
    return format_html('<span class="{}">{}{}</span>', css, drawing("flag"), stripped(content))


@register.simple_block_tag
def tag(content: str, icon: str = "") -> SafeString:
    """`{% tag "building-2" %}Lands department{% endtag %}`: a neutral label."""
    return format_html('<span class="tag">{}{}</span>', optional_icon(icon), stripped(content))


@register.simple_block_tag
def sla(content: str, tone: str = "mute") -> SafeString:
    """`{% sla "warn" %}3 h left{% endsla %}`: time left. Tones: ok, warn, bad, mute."""
    return format_html('<span class="sla sla--{}">{}</span>', tone, stripped(content))


@register.simple_tag
def visibility(internal: bool) -> SafeString:
    """Who sees a comment: `{% visibility comment.is_internal %}`."""
    if internal:
        words = _("Internal: the beneficiary does not see it")
        return format_html('<span class="vis vis--in">{} {}</span>', drawing("lock"), words)
    words = _("Visible to the beneficiary")
    return format_html('<span class="vis vis--out">{} {}</span>', drawing("eye"), words)


@register.simple_tag
def count(number: int | None, mute: bool = False) -> SafeString:
    """A round counter, nothing for zero, «99+» above 99."""
    if not number:
        return mark_safe("")
    shown = digits("99+" if number > 99 else str(number), digits_of())
    css = classes("count", "count--mute" if mute else "")
    return format_html('<span class="{}"><bdi dir="ltr">{}</bdi></span>', css, shown)


@register.simple_tag
def avatar(name: str, tone: str = "", size: str = "") -> SafeString:
    """`{% avatar user.name tone="soft" %}`: initials; the name itself must stand beside it. Sizes: sm, lg."""
    css = classes("avatar", f"avatar--{tone}" if tone else "", f"avatar--{size}" if size else "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, initials(str(name or "")))


@register.simple_block_tag
def person(content: str, name: str, tone: str = "soft") -> SafeString:
    """`{% person name %}Citizen · <bdi>…</bdi>{% endperson %}`: avatar, name, one line under it."""
    return format_html(
        '<div class="person">{}<div><b><bdi>{}</bdi></b><small>{}</small></div></div>',
        avatar(name, tone),
        name,
        stripped(content),
    )


@register.simple_tag
def stars(value: int | float, of: int = 5) -> SafeString:
    """A rating already given, as stars and as a number that is read aloud."""
    drawn = format_html_join("", "{}", ((drawing("star", "on" if step < round(value) else ""),) for step in range(of)))
    words = _("%(value)s of %(of)s stars") % {"value": value, "of": of}
    return format_html('<span class="stars">{}<span class="vh">{}</span></span>', drawn, words)


@register.simple_tag
def meter(
    value: float, max: float = 100, low: float | None = None, high: float | None = None, text: str = ""
) -> SafeString:
    """A bar of what is used up: green below `low`, amber below `high`, red above. `text` is its name and its words."""
    given = attributes({"min": 0, "max": max, "low": low, "high": high, "optimum": 0, "value": value})
    return format_html('<meter{} aria-label="{}">{}</meter>', given, text, text)


@register.simple_tag
def skeleton(lines: int = 3) -> SafeString:
    """Grey lines shown while a pane loads for the first time."""
    body = format_html_join("", '<span class="skeleton{}"></span>', (("",) for _line in range(int(lines) - 1)))
    return format_html(
        '<div class="stack stack--sm" role="status"><span class="vh">{}</span><span class="skeleton skeleton--title">'
        "</span>{}</div>",
        _("Loading…"),
        body,
    )


def file_icon(kind: str) -> str:
    """The icon for a kind of file: image, audio, voice, video, pdf, a MIME type, or anything else."""
    family = str(kind).split("/")[-1] if str(kind).endswith("/pdf") else str(kind).split("/")[0]
    return FILE_ICONS.get(family, "file")
