"""The shape of what a clerk types at the counter."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.people.identifiers import IDENTITIES, MOBILE, IdentifierError, canonical, recognise
from jehat.people.models import User

from .filing import SubmitForm


def _name(label, **given):
    return LineField(label=label, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}), **given)


class VisitorForm(forms.Form):
    """The number on the document that the visitor shows."""

    identity = LineField(
        label=_("Number of the document"),
        max_length=30,
        help_text=_("National ID, Iqama, passport or border number, whole."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_identity(self):
        typed = self.cleaned_data["identity"]
        if not any(kind in IDENTITIES for kind, _number in recognise(typed)):
            raise ValidationError(_("This is no number of an identity document."), code="invalid")
        return typed


class EnrolForm(forms.Form):
    """A visitor nobody knows yet, as his document says; `identity` is the number that was looked up."""

    identity = forms.CharField(widget=forms.HiddenInput, max_length=30)
    first_ar = _name(_("First name"))
    father_ar = _name(_("Father's name"), required=False)
    family_ar = _name(_("Family name"))
    mobile = LineField(label=_("Mobile"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices, widget=forms.RadioSelect)

    def clean_identity(self):
        number = next((pair for pair in recognise(self.cleaned_data["identity"]) if pair[0] in IDENTITIES), None)
        if number is None:
            raise ValidationError(_("This is no number of an identity document."), code="invalid")
        return number

    def clean_mobile(self):
        try:
            return canonical(MOBILE, self.cleaned_data["mobile"]) if self.cleaned_data["mobile"] else None
        except IdentifierError as problem:
            raise ValidationError(problem.message, code="invalid") from None

    def given(self) -> dict:
        """The arguments of the action."""
        told = dict(self.cleaned_data)
        names = {name: told.pop(name) for name in ("first_ar", "father_ar", "family_ar")}
        if told["language"] == User.Language.ENGLISH:
            names = {name.replace("_ar", "_en"): text for name, text in names.items()}
        return told | {"names": names}


class CounterForm(SubmitForm):
    """A case that a clerk writes down for a visitor; nobody records his voice there."""

    voice = None

    subject = LineField(
        label=_("Subject"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    )
