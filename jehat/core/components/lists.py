"""A case as a card, as a row, as a chain of holders; and the lists they stand in."""

from urllib.parse import urlencode

from django.utils.safestring import SafeString

from jehat.core.components.markup import register, render


@register.simple_tag
def case_card(card) -> SafeString:
    """A citizen's case. `card` has: url, subject, status {label, tone, icon}, priority {label, tone}, unread, last,
    steps [{label, state}], employee, entity, type, date (markup), number; and may have action {url, label, icon, tone},
    and whom it is for where that is not the reader.
    """
    return render("case_card", card=card)


@register.simple_tag
def inbox_row(row) -> SafeString:
    """An employee's row.

    `row` has: url, who, subject, snippet, when, iso, status {label, tone}, sla {label, tone}; and may have: unread,
    active, voice, clip, internal, eyes (who is looking), pick (value of a checkbox for bulk work), attributes (markup).
    """
    return render("inbox_row", row=row)


@register.simple_tag
def custody(holders, title: str = "", note: str = "") -> SafeString:
    """Who holds it. Each has: unit, person, held (words), state (done, now, next), and may have external, late."""
    return render("custody", holders=holders, title=title, note=note)


@register.simple_tag
def steps(labels, now: int = 0, done: bool = False, refused: bool = False) -> SafeString:
    """The stages of a case; `now` counts from 1. `done` completes all, `refused` stops at the current one."""
    labels = list(labels)
    items = [{"label": label, "state": stage(place, now, done, refused)} for place, label in enumerate(labels, 1)]
    return render("steps", items=items, now=min(now, len(labels)), total=len(labels), done=done)


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
