"""Coming back without the password, or without the mobile."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.people import passwords
from jehat.people.identifiers import EMAIL, IDENTITIES, MOBILE, USERNAME, recognise
from jehat.people.models import Identifier

from .fields import CodeForm, NewPasswordField, canonical_or_error, identity

CHANNELS = ((MOBILE, _("By SMS, to the mobile of the account")), (EMAIL, _("By e-mail, to the address of the account")))


class RecoverForm(forms.Form):
    """Who one is, and where the code is to go. Which contacts the account has is not told."""

    identifier = forms.CharField(label=_("ID, Iqama, passport, mobile, e-mail or user name"), max_length=254)
    channel = forms.ChoiceField(
        label=_("How shall the code reach you?"), choices=CHANNELS, widget=forms.RadioSelect, initial=MOBILE
    )


class ResetForm(CodeForm):
    """The code, and the password that it lets one choose."""

    password = NewPasswordField(label=_("New password"))

    def clean_password(self):
        # What of the account it may not contain is asked after the code, which alone says whose account it is.
        passwords.check(self.cleaned_data["password"])
        return self.cleaned_data["password"]


class ReclaimForm(forms.Form):
    """An account whose mobile is lost: what it was known by, the identity number in it, and the new mobile."""

    former = forms.CharField(
        label=_("Former mobile, e-mail or user name of the account"),
        max_length=254,
    )
    identity_kind = forms.ChoiceField(label=_("Kind of identity"))
    identity_number = forms.CharField(label=_("Identity number"), max_length=40)
    mobile = forms.CharField(label=_("New mobile"), max_length=40, help_text=_("A code is sent to it."))
    statement = forms.CharField(
        label=_("What happened?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["identity_kind"].choices = [(kind, Identifier.Kind(kind).label) for kind in IDENTITIES]

    def clean_former(self):
        text = self.cleaned_data["former"]
        if not any(kind in (MOBILE, EMAIL, USERNAME) for kind, _value in recognise(text)):
            raise ValidationError(_("Enter a mobile, an e-mail or a user name."))
        return text

    def clean_identity_number(self):
        return identity(self.cleaned_data.get("identity_kind"), self.cleaned_data["identity_number"])

    def clean_mobile(self):
        return canonical_or_error(MOBILE, self.cleaned_data["mobile"])
