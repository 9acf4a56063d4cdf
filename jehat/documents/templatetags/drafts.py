"""What a form that keeps drafts carries, and the list of drafts on other areas' pages."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from jehat.core.components.markup import attributes

register = template.Library()


@register.simple_tag
def keeps_draft(unsent) -> SafeString:
    """The attributes of a form whose words are kept: `<form {% keeps_draft unsent %}>`."""
    return attributes(
        {
            "data-draft": unsent.place,
            "data-draft-url": unsent.url,
            "data-draft-version": str(unsent.version),
            "data-draft-at": unsent.saved_at.isoformat() if unsent.saved_at else "",
            "data-draft-typed": unsent.is_typed or None,
        }
    )


@register.simple_tag(takes_context=True)
def draft_tools(context, unsent, explicit=False) -> SafeString:
    """Stands last in the form: what other devices hold, and saving without a script (with one too when `explicit`)."""
    shown = {"unsent": unsent, "explicit": explicit}
    return render_to_string("documents/_draft_tools.html", shown, context.get("request"))


@register.simple_tag(takes_context=True)
def drafts_panel(context, drafts) -> SafeString:
    """The drafts of the reader as a panel; nothing where there are none."""
    return render_to_string("documents/_drafts.html", {"drafts": drafts}, context.get("request"))
