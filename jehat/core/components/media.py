"""Voice and files: players, recorders, uploaders, and the composer that holds them."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jehat.core.components.marks import file_icon
from jehat.core.components.markup import register, render
from jehat.core.words import filesize, timecode

BARS = 48
WIDTH, HEIGHT = 240, 40


def _resampled(peaks, bars: int = BARS) -> list[float]:
    """Exactly `bars` heights between 0 and 1, whatever the recorder gave."""
    given = [min(max(float(peak), 0.0), 1.0) for peak in peaks or ()] or [0.15]
    return [given[place * len(given) // bars] for place in range(bars)]


@register.simple_tag
def waveform(peaks, played: float = 0.0) -> SafeString:
    """Forty-eight bars of a recording, drawn on the server; audio runs left to right in every language."""
    step = WIDTH / BARS
    bars = (
        (
            "on" if place / BARS < played else "",
            f"{place * step + step * 0.2:.1f}",
            f"{(HEIGHT - max(3, peak * HEIGHT)) / 2:.1f}",
            f"{step * 0.55:.1f}",
            f"{max(3, peak * HEIGHT):.1f}",
        )
        for place, peak in enumerate(_resampled(peaks))
    )
    drawn = format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="1.5"/>', bars)
    return format_html(
        '<svg class="wave" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        WIDTH,
        HEIGHT,
        drawn,
    )


@register.simple_tag
def voice(
    src: str,
    duration: float = 0,
    peaks=None,
    transcript: str = "",
    pending: bool = False,
    edited: bool = False,
    file=None,
) -> SafeString:
    """A recording: play, seek on its waveform, 1× / 1.5× / 2×, and its words when they are known.

    `duration` in seconds and `peaks` between 0 and 1, or a `file` that has `duration` and `waveform`; `pending` says
    that the words are being written, `edited` that a person corrected them.
    """
    if file is not None:
        duration, peaks = duration or file.duration or 0, peaks or file.waveform
    return render("voice", clock=timecode(duration or 0), **locals())


@register.simple_tag
def file_chip(href: str = "", file=None, note: str = "") -> SafeString:
    """One attachment: icon, name, size; not a link while it is checked or when it was blocked."""
    return render("file_chip", item=_file(file, href, note))


@register.simple_tag
def files(items) -> SafeString:
    """A list of attachments. Each has: name, size (bytes, or words), kind, url; and may have note and
    state (ready, held or scanning, broken, infected).
    """
    return render("files", items=[_file(item) for item in items or ()])


def _file(item, href: str = "", note: str = "") -> dict:
    def read(name):
        found = item.get(name) if isinstance(item, dict) else getattr(item, name, "")
        return "" if found is None else found

    size = read("size")
    return {
        "name": read("name"),
        "url": href or read("url"),
        "note": note or read("note"),
        "state": read("state"),
        "size": filesize(size) if isinstance(size, int) else size,
        "icon": file_icon(read("kind")),
    }


@register.simple_tag
def uploader(
    upload_url: str = "", name: str = "attachments", max_bytes: int = 0, refused_types=(), accept: str = "",
    compact: bool = False, id: str = "attachments", label: str = "", hint: str = "", most: int = 20, kept=(),
    mine: str = "",
):  # fmt: skip
    """Choose, drag or paste files.

    With `upload_url` each goes up at once and leaves a hidden `files` input holding its id; without a script the plain
    input `name` travels with the form. `refused_types`: file name endings such as "exe". `kept` are files handed in
    before that wait for this form: each has id, name, size, kind and discard (an address). `mine` is the address of the
    list of the person's own earlier files.
    """
    kept = [{**one, "icon": file_icon(one["kind"]), "size": filesize(one["size"])} for one in kept or ()]
    refused_types = " ".join(refused_types) if not isinstance(refused_types, str) else refused_types
    return render("uploader", **locals())


@register.simple_tag
def recorder(name: str = "voice", keep: str = "", max_seconds: int = 180) -> SafeString:
    """Record a voice message into the file input `name` of the form around it.

    `keep` names the place a recording is kept on this device until it was sent (user, case and kind).
    """
    return render("recorder", **locals())


@register.simple_block_tag
def composer(content: str, mode: str = "external", label: str = "", id: str = "composer"):
    """Two tabs over two panes; `mode` says which is open.

    Inside go `{% composer_pane "external" %}` and `{% composer_pane "internal" %}`, each with its own `<form>`, its own
    address and its own template; nothing but the tabs is shared.
    """
    return render("composer", **locals())


@register.simple_block_tag
def composer_pane(content: str, kind: str) -> SafeString:
    """One pane of a composer: `external` or `internal`."""
    return format_html('<div class="composer-pane" data-pane="{}">{}</div>', kind, content)


@register.simple_tag
def composer_fields(
    id: str, submit: str, placeholder: str = "", name: str = "text", value: str = "", error: str = "",
    icon: str = "send", keep: str = "", upload_url: str = "", max_bytes: int = 0, refused_types=(), voice: bool = True,
    label: str = "", kept=(), mine: str = "", saved=None, more: str = "",
):  # fmt: skip
    """What stands inside a comment form: text, files, voice, draft state and one button.

    The form itself (`method`, `action`, `enctype="multipart/form-data"`, `{% csrf_token %}`, `data-draft="<keep>"`) is
    written by the template that owns the address. `keep` is user + case + kind. `kept` and `mine` are the uploader's;
    `saved` is when the draft in it was kept; `more` is markup of one more tool.
    """
    return render("composer_fields", **locals())
