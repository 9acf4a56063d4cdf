"""The forms of the acts on a case: each a part of the page, or a dialog over it."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jehat.cases.queries.kept import speaking_place
from jehat.core.components.marks import skeleton
from jehat.core.components.markup import render

register = template.Library()


@register.simple_block_tag(takes_context=True)
def act(context, content, verb, title):
    """The form of one verb: a dialog, or a part of the page when asked for by address or come back with errors."""
    if context.get("act") == verb:
        return format_html('<section class="panel" id="{}"><h2>{}</h2>{}</section>', verb, title, content)
    return render("dialog", content=content, id=verb, title=title)


@register.simple_tag(takes_context=True)
def act_dialog(context, verb, title):
    """The form of one verb, as by `act`; its dialog fetches it when it is opened, or a hand comes near its button."""
    if context.get("act") == verb:
        form = context.template.engine.get_template(f"cases/_{verb}.html").render(context)
        return format_html('<section class="panel" id="{}"><h2>{}</h2>{}</section>', verb, title, form)
    return render("dialog", content=_late(context["case"], verb, context["seen"] or 0), id=verb, title=title)


def _late(case, verb, seen) -> SafeString:
    return format_html(
        '<div data-late="{}" hx-get="{}" hx-trigger="intersect once, wanted" hx-sync="this:drop" hx-swap="outerHTML">'
        "{}</div>",
        speaking_place(case, verb),
        f"{reverse('cases:work', args=[case.number])}?form={verb}&seen={seen}",
        skeleton(),
    )
