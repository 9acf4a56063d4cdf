from django import forms
from django.utils.translation import gettext_lazy as _

from jehat.people import passwords

from .fields import NewPasswordField


class SignInForm(forms.Form):
    """One box for all a person may be known by, and a password."""

    identifier = forms.CharField(
        label=_("ID, Iqama, passport, mobile, e-mail or user name"), max_length=254, widget=forms.TextInput
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ActivateForm(forms.Form):
    """The first password of an account that an administrator opened."""

    password = NewPasswordField()

    def __init__(self, *args, own=(), **given):
        super().__init__(*args, **given)
        self.own = own

    def clean_password(self):
        passwords.check(self.cleaned_data["password"], own=self.own)
        return self.cleaned_data["password"]
