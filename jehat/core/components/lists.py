"""A case as a row and as a chain of holders, its stages, and the lists they stand in."""

from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jehat.core.components.cards import stages
from jehat.core.components.marks import drawing, optional_icon
from jehat.core.components.markup import classes, register, render, text
from jehat.core.templatetags.words import bidi, direction


@register.simple_tag
def inbox_row(row) -> SafeString:
    """An employee's row.

    `row` has: url, who, subject, snippet, when, iso, status {label, tone}, sla {label, tone}; and may have: unread,
    active, voice, clip, internal, eyes (who is looking), pick (value of a checkbox for bulk work), attributes (markup).
    Written without a template, since a list shows fifty of them.
    """
    css = classes("row", "is-active" if row.get("active") else "", "is-unread" if row.get("unread") else "")
    current = ' aria-current="true"' if row.get("active") else ""
    subject = row["subject"]
    return SafeString(
        f'<li>{_pick(row.get("pick"))}<a class="{css}" href="{text(row["url"])}"{current}'
        f"{text(row.get('attributes', ''))}>\n  {_row_head(row)}\n"
        f'  <span class="row-2" dir="{direction(subject)}">{bidi(subject)}</span>\n'
        f"  {_row_foot(row)}\n{_row_eyes(row.get('eyes'))}</a></li>"
    )


def _pick(value) -> str:
    if not value:
        return ""
    return (
        f'<label class="row-pick"><input class="tick" type="checkbox" name="pick" value="{text(value)}">'
        f'<span class="vh">{text(_("Select"))} {text(value)}</span></label>'
    )


def _row_head(row) -> str:
    """Where the case stands, of whom it is, and when something happened last."""
    label, unread = text(row["status"]["label"]), f" {text(_('Unread'))}." if row.get("unread") else ""
    moment = f' datetime="{text(row["iso"])}"' if row.get("iso") else ""
    return (
        f'<span class="row-1"><span class="dotst dotst--{text(row["status"]["tone"])}" title="{label}"></span>'
        f'<span class="vh">{label}.{unread}</span><span class="row-who">{bidi(row["who"])}</span>'
        f"<time{moment}><bdi>{text(row['when'])}</bdi></time></span>"
    )


def _row_foot(row) -> str:
    """What was said last, what presses, and how much time is left."""
    snippet, sla = row.get("snippet", ""), row.get("sla")
    lock = optional_icon("lock" if row.get("internal") else "")
    said = optional_icon("mic" if row.get("voice") else "paperclip" if row.get("clip") else "")
    flags = "".join(_flag(flag) for flag in row.get("flags") or ())
    left = f'<span class="sla sla--{text(sla["tone"])}">{text(sla["label"])}</span>' if sla else ""
    return (
        f'<span class="row-3"><span class="row-snip" dir="{direction(snippet)}">{lock}{said}{bidi(snippet)}</span>'
        f"{flags}{left}</span>"
    )


def _flag(flag) -> str:
    label = text(flag["label"])
    return f'<span title="{label}">{drawing(flag["icon"], "t-bad")}<span class="vh">{label}</span></span>'


def _row_eyes(who) -> str:
    if not who:
        return ""
    words = text(_("%(who)s is looking at it now") % {"who": who})
    return f'  <span class="row-eyes">{drawing("eye")}{words}</span>\n'


@register.simple_tag
def custody(holders, title: str = "", note: str = "") -> SafeString:
    """Who holds it. Each has: unit, person, held (words), state (done, now, next), and may have external, late."""
    return render("custody", holders=holders, title=title, note=note)


@register.simple_tag
def steps(labels, now: int = 0, done: bool = False, refused: bool = False) -> SafeString:
    """The stages of a case; `now` counts from 1. `done` completes all, `refused` stops at the current one."""
    labels = list(labels)
    items = [{"label": label, "state": stage(place, now, done, refused)} for place, label in enumerate(labels, 1)]
    return stages(items)


@register.simple_tag
def stepper(labels, now: int = 1) -> SafeString:
    """The steps of a form. `labels`: words, or {label, url} where a finished step may be returned to."""
    items = [
        {
            "label": label["label"] if isinstance(label, dict) else label,
            "url": label.get("url", "") if isinstance(label, dict) else "",
            "state": stage(place, now, False, False),
        }
        for place, label in enumerate(labels, 1)
    ]
    return render("stepper", items=items)


def stage(place: int, now: int, done: bool, refused: bool) -> str:
    if done or place < now:
        return "is-done"
    if place > now:
        return ""
    return "is-no" if refused else "is-now"


@register.simple_tag(takes_context=True)
def pages(context, page, name: str = "page") -> SafeString:
    """Previous, next and the numbers around a Django `Page`; the rest of the query string is kept."""
    request = context.get("request")
    kept = [(k, v) for k, vs in (request.GET.lists() if request else ()) if k != name for v in vs]
    query = urlencode(kept) + "&" if kept else ""
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return render("pages", page=page, numbers=numbers, prefix=f"?{query}{name}=")


@register.simple_tag
def load_more(url: str, target: str) -> SafeString:
    """A link to the next part of a list; with the script it appends to `target` instead of leaving the page."""
    return render("load_more", url=url, target=target)
