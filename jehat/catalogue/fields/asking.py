"""The form of a version as people fill it in: one field for each question, in whatever form asks them."""

import json
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.translation import gettext as _

from .conditions import told
from .papers import KINDS
from .questionnaire import Questionnaire
from .shape import NO, YES, Field

# How the fields of answers are named among those of the form that asks them.
PREFIX = "answer-"
# From so many on a list that opens is easier than so many buttons.
MANY = 7
ACCEPTED = {"pdf": "application/pdf", "image": "image/*"}
LTR = {"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}
TYPED = {
    "number": LTR | {"inputmode": "decimal"},
    "money": LTR | {"inputmode": "decimal"},
    "identity": LTR | {"inputmode": "numeric"},
    "iban": LTR | {"autocapitalize": "characters"},
    "mobile": LTR | {"inputmode": "tel"},
    "email": LTR | {"inputmode": "email", "autocapitalize": "none"},
    "date": {"dir": "ltr", "autocomplete": "off"},
}


class PapersInput(forms.FileInput):
    """Files of an answer: those kept already, each of which can be taken out, and room for more."""

    allow_multiple_selected = True
    template_name = "ui/papers_input.html"
    kept: list = []

    def value_from_datadict(self, data, files, name):
        return self.kept

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"kept": self.kept, "flat": flatatt(context["widget"]["attrs"])}
        return context


class AnswerField(forms.Field):
    """One question; whether it has to be answered depends on other answers, so the questionnaire says."""

    def __init__(self, field: Field):
        super().__init__(required=field.is_required, label=field.label, help_text=_hint(field), widget=_widget(field))
        self.asked = field

    def validate(self, value):
        """Left to the questionnaire."""


@dataclass(frozen=True)
class Question:
    """A question as a page writes it: its control, and when it is asked as data and in words."""

    bound: BoundField
    field: Field
    when: str
    only_if: str

    @property
    def kind(self) -> str:
        return {"file": "file", "mobile": "phone", "email": "email"}.get(self.field.type, "")


class Asking(forms.Form):
    """A form that asks the questions of a version among its own fields; `ask` is called once it is made."""

    use_required_attribute = False
    questionnaire = Questionnaire()

    def ask(self, questionnaire: Questionnaire, papers: dict[str, list[dict]] | None = None) -> None:
        """`papers` are the files of each document, as {id, name, kind, size}."""
        self.questionnaire = questionnaire
        for field in questionnaire.fields:
            control = self.fields[PREFIX + field.code] = AnswerField(field)
            if field.type == "file":
                control.widget.kept = (papers or {}).get(field.code, [])

    @property
    def questions(self) -> list[Question]:
        """Those of the form, then the documents."""
        return [
            Question(self[PREFIX + field.code], field, _when(field), told(field, self.questionnaire.fields))
            for field in self.questionnaire.fields
        ]

    def check_answers(self) -> dict:
        """What is kept of the answers; what is wrong stands at its field, and of the fields nothing is left."""
        given = {field.code: self.cleaned_data.pop(PREFIX + field.code, None) for field in self.questionnaire.fields}
        checked = self.questionnaire.checked(given)
        for code, problem in checked.problems.items():
            self.add_error(PREFIX + code, problem)
        return checked.values


class PreviewForm(Asking):
    """The questions alone, as the beneficiary will see them."""


def _hint(field: Field) -> str:
    if field.help or field.type not in ("date", "file"):
        return field.help
    if field.type == "date":
        return _("In either calendar, for example 11/6/1448 or 21/11/2026.")
    kinds = _(", ").join(str(KINDS[kind]) for kind in field.limits.get("types", ()) if kind in KINDS)
    most = field.limits.get("megabytes")
    size = _("at most %(most)s megabytes") % {"most": most} if most else ""
    return _(", ").join(part for part in (kinds, size) if part)


def _widget(field: Field) -> forms.Widget:
    options = [(one.code, one.label) for one in field.options]
    if field.type == "choice" and len(options) >= MANY:
        return forms.Select(choices=[("", _("Choose…")), *options])
    if field.type == "choice":
        return forms.RadioSelect(choices=options)
    if field.type == "choices":
        return forms.CheckboxSelectMultiple(choices=options)
    if field.type == "yes_no":
        return forms.RadioSelect(choices=[(YES, _("Yes")), (NO, _("No"))])
    if field.type == "long_text":
        return forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    if field.type == "file":
        accept = ",".join(ACCEPTED.get(kind, "") for kind in field.limits.get("types", ()))
        is_whole = accept and "" not in accept.split(",")
        return PapersInput(attrs={"accept": accept} if is_whole else {})
    return forms.TextInput(attrs=TYPED.get(field.type, {"dir": "auto", "autocomplete": "off"}))


def _when(field: Field) -> str:
    """The condition as the page's script reads it."""
    if field.condition is None:
        return ""
    terms = [{"field": PREFIX + term.field, "value": term.value} for term in field.condition.terms]
    return json.dumps({"all": field.condition.needs_all, "terms": terms})
