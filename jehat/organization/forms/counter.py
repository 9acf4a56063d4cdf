"""The shape of what a clerk types at the counter."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import strip_invisible, western_digits
from jehat.people.identifiers import COMMERCIAL, IDENTITIES, UNIFIED, IdentifierError, canonical, recognise
from jehat.people.models import Identifier

SEEN = _("I have seen the original, and it belongs to the person in front of me")


class FindRequestForm(forms.Form):
    """A visitor's request, by its number and the number of the document he shows."""

    number = forms.CharField(label=_("Number of the request"), max_length=20)
    identity_kind = forms.ChoiceField(label=_("Kind of identity"))
    identity_number = forms.CharField(label=_("Identity number"), max_length=40)

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["identity_kind"].choices = [(kind, Identifier.Kind(kind).label) for kind in IDENTITIES]

    def clean_number(self):
        return "".join(western_digits(strip_invisible(self.cleaned_data["number"])).split()).upper()

    def clean_identity_number(self):
        kind = self.cleaned_data.get("identity_kind")
        return kind and (kind, _canonical(kind, self.cleaned_data["identity_number"]))


class VerifyIdentityForm(FindRequestForm):
    """The same once more, now that the clerk has read who asks and why."""

    seen = forms.BooleanField(label=SEEN)


class VerifyCompanyForm(forms.Form):
    """A company's number, and the delegate who shows its papers."""

    company = forms.CharField(label=_("Unified number or commercial registration"), max_length=20)
    delegate = forms.CharField(label=_("Identity number, mobile or user name of the delegate"), max_length=254)
    seen = forms.BooleanField(label=SEEN)

    def clean_company(self):
        text = self.cleaned_data["company"]
        try:
            return UNIFIED, canonical(UNIFIED, text)
        except IdentifierError:
            return COMMERCIAL, _canonical(COMMERCIAL, text)

    def clean_delegate(self):
        found = recognise(self.cleaned_data["delegate"])
        if not found:
            raise ValidationError(_("Enter a mobile, an e-mail, a user name or an identity number."))
        return found[0]


def _canonical(kind, text) -> str:
    try:
        return canonical(kind, text)
    except IdentifierError as error:
        raise ValidationError(error.message) from None
