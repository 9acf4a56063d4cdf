"""The shape of what a beneficiary types about his case."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Priority
from jehat.core.folding import western_digits
from jehat.core.lines import LineField

from .speech import LONGEST, SpeechForm

SELF = "self"


class SubmitForm(SpeechForm):
    """A new case: its subject may be written or spoken."""

    needs_words = False

    subject = LineField(
        label=_("Subject"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=Priority.choices, initial=Priority.NORMAL, widget=forms.RadioSelect
    )

    beneficiary = forms.TypedChoiceField(
        label=_("For whom?"), required=False, initial=SELF, empty_value=None, widget=forms.RadioSelect
    )

    field_order = ("beneficiary", "subject")

    def __init__(self, *args, principals=(), **kwargs):
        """`principals` are those for whom the person may file; without any there is nothing to choose."""
        super().__init__(*args, **kwargs)
        if not principals:
            del self.fields["beneficiary"]
            return
        by_key = {str(one.pk): one for one in principals}
        others = [(key, one.full_name) for key, one in by_key.items()]
        self.fields["beneficiary"].choices = [(SELF, _("For me")), *others]
        self.fields["beneficiary"].coerce = by_key.get

    def clean(self):
        given = super().clean()
        if "voice" in self.fields and not (given.get("subject") or given.get("voice") or self.errors):
            self.add_error("subject", ValidationError(_("Write the subject, or record it by voice."), code="required"))
        return given


class WithdrawForm(forms.Form):
    text = forms.CharField(
        label=_("Why? The entity reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class RateForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("How was the service?"),
        coerce=int,
        choices=[(1, _("Very poor")), (2, _("Poor")), (3, _("Fair")), (4, _("Good")), (5, _("Excellent"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Anything to add?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class CheckForm(forms.Form):
    """What stands on a receipt that somebody shows."""

    number = LineField(label=_("Case number"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr"}))
    code = LineField(
        label=_("Verification code"), max_length=40, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )

    def clean_number(self):
        return western_digits(self.cleaned_data["number"]).upper().replace(" ", "")
