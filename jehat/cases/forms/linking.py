"""The shape of a link between two cases."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import CaseLink
from jehat.core.folding import western_digits

from .speech import LONGEST


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Number of the other case"), max_length=40)

    def clean_number(self):
        return western_digits(self.cleaned_data["number"]).strip().upper()


class LinkForm(NumberForm):
    kind = forms.ChoiceField(
        label=_("Relation to the other case"),
        choices=[one for one in CaseLink.Kind.choices if one[0] != CaseLink.Kind.MERGED_INTO],
    )


class MergeForm(NumberForm):
    text = forms.CharField(
        label=_("Message to the beneficiary"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
