"""The shape of what administrators type about a kind of case: its words in both languages, its terms, its rows."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.fields import read_fields
from jehat.catalogue.models import OFFERED, Channel, Kind
from jehat.core.lines import LineField
from jehat.organization.models import Department

from .conditions import add_menus
from .rows import ROWS, Rows
from .texts import CodeField, CountField, MoneyField, words

CODE = RegexValidator(
    r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\Z", _("Latin capital letters, digits and dashes, for example PERM.")
)
HALALAS = 100
MOST_RIYALS = 1_000_000
MOST_DAYS = 365


class AddKindForm(forms.Form):
    name_ar = LineField(label=_("Name in Arabic"), max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"}))
    code = CodeField(
        label=_("Code"),
        max_length=20,
        validators=[CODE],
        help_text=_("Short and for good: it stands in addresses and registers."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocapitalize": "characters", "autocomplete": "off"}),
    )
    department = forms.ModelChoiceField(Department.objects.none(), label=_("Handled by"), empty_label=_("Choose…"))

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.of(entity).active()

    def clean_code(self):
        code = self.cleaned_data["code"]
        if Kind.objects.filter(code=code).exists():
            raise ValidationError(_("A kind of case has this code already."))
        return code


class WriteVersionForm(forms.Form):
    """All that a kind of case is going to say; `seen` is the stamp of what the writer had before him."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)
    name_ar = words(_("Name in Arabic"), "ar", 200)
    name_en = words(_("Name in English"), "en", 200)
    summary_ar = words(_("Summary in Arabic"), "ar", 500, long=True)
    summary_en = words(_("Summary in English"), "en", 500, long=True)
    audience_ar = words(_("Who may ask, in Arabic"), "ar", 1000, long=True)
    audience_en = words(_("Who may ask, in English"), "en", 1000, long=True)
    department = forms.ModelChoiceField(Department.objects.none(), label=_("Handled by"), empty_label=None)
    working_days = CountField(
        label=_("Working days"), min_value=1, max_value=MOST_DAYS, required=False,
        help_text=_("The promise: from filing to completion, in working days."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    channels = forms.MultipleChoiceField(
        label=_("Ways to ask for it"),
        choices=Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    riyals = MoneyField(
        label=_("Fee in riyals"), min_value=0, max_value=MOST_RIYALS, decimal_places=2, required=False,
        help_text=_("Empty or 0 where it is free of charge."),
    )  # fmt: skip
    fee_note_ar = words(_("What the fee depends on, in Arabic"), "ar", 300)
    fee_note_en = words(_("What the fee depends on, in English"), "en", 300)

    def __init__(self, data=None, *, entity, standing):
        super().__init__(data, initial=first_values(standing))
        active = Department.objects.of(entity).active()
        self.fields["department"].queryset = active | Department.objects.filter(pk=standing.department_id)
        self.rows = [Rows(name, data, getattr(standing, name)) for name in ROWS]
        for form in self.rows[0].forms:
            add_menus(form, read_fields(standing.form))

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), [rows.is_valid() for rows in self.rows]
        return own and all(rows)

    @property
    def offered(self) -> dict:
        """What was typed, in the shape in which a version keeps it."""
        given = self.cleaned_data
        words = {name: given[name] for name in OFFERED if name in given}
        fee = int((given["riyals"] or Decimal(0)) * HALALAS)
        days = given["working_days"] or 0
        return words | {rows.name: rows.said for rows in self.rows} | {"fee": fee, "working_days": days}


def first_values(standing) -> dict:
    """What the form shows before anything is typed."""
    words = {name: getattr(standing, name) for name in OFFERED}
    riyals = Decimal(standing.fee) / HALALAS
    shown = f"{riyals:.0f}" if riyals == riyals.to_integral() else f"{riyals:.2f}"
    return words | {"seen": standing.stamp, "working_days": standing.working_days or None, "riyals": shown}
