"""Conditions as they are chosen from menus: a question and one of its answers, twice at most."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.fields import Field
from jehat.catalogue.fields.conditions import answers_of

SAID = "="
PLACES = ("when_1", "when_2")
ALL, ANY = "all", "any"
JOINING = [(ALL, _("and")), (ANY, _("or"))]


def menu(fields) -> list:
    """Every answer that a condition may name, under its question; always comes first."""
    groups = [(field.label or field.code, _answers(field)) for field in fields if answers_of(field)]
    return [("", _("Always")), *groups]


def _answers(field: Field) -> list:
    return [(f"{field.code}{SAID}{code}", f"{field.label}: {label}") for code, label in answers_of(field)]


def add_menus(form: forms.Form, fields, *, even_empty=False) -> None:
    """Give a form of a row the menus of its condition, where there is anything to choose."""
    choices = menu(fields)
    if len(choices) == 1 and not even_empty:
        return
    form.fields["when_1"] = forms.ChoiceField(label=_("Asked if"), choices=choices, required=False)
    form.fields["join"] = forms.ChoiceField(label=_("and, or"), choices=JOINING, required=False)
    form.fields["when_2"] = forms.ChoiceField(label=_("And if"), choices=[("", "—"), *choices[1:]], required=False)


def read(given: dict) -> dict | None:
    """The condition that was chosen, as a version keeps it."""
    chosen = [given.pop(place, "") for place in PLACES]
    joined = given.pop("join", "") or ALL
    terms = [dict(zip(("field", "value"), one.split(SAID, 1), strict=True)) for one in chosen if one]
    return {"all": joined == ALL, "terms": terms} if terms else None


def shown(when: dict | None) -> dict:
    """The same as the menus show it."""
    if not when:
        return {}
    terms = [f"{one['field']}{SAID}{one['value']}" for one in when["terms"]]
    return dict(zip(PLACES, terms, strict=False)) | {"join": ALL if when.get("all", True) else ANY}
