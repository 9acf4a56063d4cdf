"""A case as its owner has it on a card, and the stages it goes through; written without templates, for their number."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jehat.core.components.controls import link_button
from jehat.core.components.marks import avatar, drawing, optional_icon
from jehat.core.components.markup import register, text
from jehat.core.templatetags.words import bidi, numeral


@register.simple_tag
def case_card(card) -> SafeString:
    """A citizen's case. `card` has: url, subject, status {label, tone, icon}, priority {label, tone}, unread, last,
    steps [{label, state}], employee, entity, type, date (markup), number; and may have action {url, label, icon, tone},
    and whom it is for where that is not the reader.
    """
    warns = " case--warn" if card["status"]["tone"] == "warn" else ""
    who = _responsible(card.get("employee"), card.get("entity"))
    last = f'\n  <p class="case-last">{bidi(card["last"])}</p>' if card.get("last") else ""
    return SafeString(
        f'<li class="case{warns}">\n  <div class="case-top">{_marks(card)}</div>\n'
        f'  <h3><a href="{text(card["url"])}">{bidi(card["subject"])}</a></h3>{last}\n'
        f"  {stages(card['steps']) if card.get('steps') else ''}\n{_act(card.get('action'))}"
        f'  <dl class="case-meta">\n{who}{_facts(card)}  </dl>\n</li>'
    )


def stages(items) -> SafeString:
    """The stages of a case in their order. Each has: label, state (is-done, is-now, is-no or nothing)."""
    written = "".join(_stage(text(item["label"]), text(item["state"])) for item in items)
    return SafeString(f'<ol class="steps" aria-label="{text(_("Stages"))}">{written}</ol>')


def _stage(label: str, state: str) -> str:
    css = f' class="{state}"' if state else ""
    current = ' aria-current="step"' if state == "is-now" else ""
    done = '<span class="vh"> \N{CHECK MARK}</span>' if state == "is-done" else ""
    return f"<li{css}{current}>{label}{done}</li>"


def _marks(card) -> str:
    """Its state, how pressing it is, whom it is for, and how much in it is new."""
    status, priority, whom, unread = card["status"], card.get("priority"), card.get("whom"), card.get("unread")
    state = (
        f'<span class="chip chip--{text(status["tone"])}">{optional_icon(status["icon"])}{text(status["label"])}</span>'
    )
    flag = (
        f'<span class="{_prio(priority["tone"])}">{drawing("flag")}{text(priority["label"])}</span>' if priority else ""
    )
    other = f'<span class="tag">{drawing("user")}{bidi(whom)}</span>' if whom else ""
    return f"{state}{flag}{other}{_new(unread) if unread else ''}"


def _prio(tone: str) -> str:
    return f"prio prio--{text(tone)}" if tone else "prio"


def _new(unread: int) -> str:
    words = ngettext("%(n)s new", "%(n)s new", unread) % {"n": numeral(unread)}
    return f'<span class="new">{text(words)}</span>'


def _act(action) -> str:
    if not action:
        return ""
    link = link_button(text(action["label"]), action["url"], tone=action["tone"], icon=action["icon"], size="sm")
    return f'  <div class="case-act">{link}</div>\n'


def _responsible(employee, entity) -> str:
    """Who answers for it, or the entity alone where nobody does yet or nobody is named."""
    if not (employee or entity):
        return ""
    who: str
    if employee:
        who, name, under = avatar(employee, tone="soft"), employee, f"<bdi>{text(entity)}</bdi>"
    else:
        who = f'<span class="avatar avatar--mute" aria-hidden="true">{drawing("building-2")}</span>'
        name, under = entity, text(_("Not assigned yet"))
    told = f"{who}<span><b><bdi>{text(name)}</bdi></b><small>{under}</small></span>"
    return f'    <div class="case-emp"><dt class="vh">{text(_("Responsible employee"))}</dt><dd>{told}</dd></div>\n'


def _facts(card) -> str:
    return (
        f"    <div><dt>{text(_('Type'))}</dt><dd><bdi>{text(card['type'])}</bdi></dd></div>\n"
        f"    <div><dt>{text(_('Date'))}</dt><dd>{text(card['date'])}</dd></div>\n"
        f'    <div><dt>{text(_("Number"))}</dt><dd><bdi class="num" dir="ltr">{text(card["number"])}</bdi></dd></div>\n'
    )
