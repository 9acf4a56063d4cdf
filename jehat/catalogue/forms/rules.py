"""The shape of the rules of a kind of case: who may file, how it may end, what limits hold, letters and checklist."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.rules import Filer, Rules, ruled
from jehat.organization.models import Department

from .rows import Rows
from .texts import CountField, words

ENDINGS = {
    "done": _("Completed"),
    "rejected": _("Rejected"),
    "not_competent": _("Not for this entity"),
    "no_answer": _("Closed without an answer"),
}
MOST_DAYS = 365


class ItemForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    name_ar = words(_("In Arabic"), "ar", 300)
    name_en = words(_("In English"), "en", 300)
    is_needed = forms.BooleanField(label=_("Always needed"), required=False)


class LetterForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    name_ar = words(_("In Arabic"), "ar", 200)
    name_en = words(_("In English"), "en", 200)
    outcome = forms.ChoiceField(label=_("Closes the case as"), choices=list(ENDINGS.items()), required=False)
    body_ar = words(_("Text in Arabic"), "ar", 3000, long=True)
    body_en = words(_("Text in English"), "en", 3000, long=True)


ROWS = {"letters": LetterForm, "closing_checklist": ItemForm}


def _days(label, least=0, most=MOST_DAYS, **given):
    return CountField(label=label, min_value=least, max_value=most, **given)


class WriteRulesForm(forms.Form):
    """All rules of a kind of case; `seen` is the stamp of what the writer had before him."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)
    may_file = forms.MultipleChoiceField(
        label=_("Who may file"), choices=Filer.choices, widget=forms.CheckboxSelectMultiple
    )
    outcomes = forms.MultipleChoiceField(
        label=_("How a case may end"), choices=list(ENDINGS.items()), widget=forms.CheckboxSelectMultiple
    )
    postponements_most = _days(_("Postponements at most"), most=20)
    postponement_days_most = _days(_("Days of a postponement at most"), least=1)
    legal_days = _days(
        _("Days the law gives"), least=1, required=False, help_text=_("Empty where the law gives no limit.")
    )
    answer_days = _days(_("Days the beneficiary has to answer"), least=1)
    reopen_days = _days(_("Days in which “not solved” reopens"))
    appeal_days = _days(_("Days in which it can be appealed"), help_text=_("0 where there is no appeal."))
    appeal_department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Who decides appeals"), required=False, to_field_name="code",
        empty_label=_("The department above the one that decided"),
    )  # fmt: skip
    is_rated = forms.BooleanField(label=_("The beneficiary is asked how it was"), required=False)

    def __init__(self, data=None, *, entity, standing):
        shown = {name: getattr(standing.ruled, name) for name in self.base_fields if name != "seen"}
        super().__init__(data, initial=shown | {"seen": standing.stamp})
        self.fields["appeal_department"].queryset = Department.objects.of(entity).active()
        self.rows = [Rows(name, data, standing.rules.get(name, []), form) for name, form in ROWS.items()]

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), [rows.is_valid() for rows in self.rows]
        return own and all(rows)

    @property
    def offered(self) -> dict:
        """The rules as a version keeps them: only what is not so by itself."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        department = given["appeal_department"]
        given["appeal_department"] = department.code if department else None
        given |= {rows.name: _coded(rows.said) for rows in self.rows}
        said, usual = ruled(given), Rules()
        return {"rules": {name: one for name, one in given.items() if getattr(said, name) != getattr(usual, name)}}


def _coded(rows: list[dict]) -> list[dict]:
    """Each row with a code that no other has; one that has a code keeps it."""
    coded: list[dict] = []
    for place, row in enumerate(rows, start=1):
        code = row["code"] or slugify(row["name_en"])[:40]
        is_free = code and code not in {one["code"] for one in coded}
        coded.append({**row, "code": code if is_free else f"{code or 'item'}-{place}"[:40]})
    return coded
