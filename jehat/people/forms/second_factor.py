import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .fields import CodeForm, ConfirmedForm, factor_code_field

# More than any browser says.
MOST = 20_000


class ReplyField(forms.CharField):
    """What a browser answered about a passkey, put into the form by the script."""

    def __init__(self, **given):
        super().__init__(**{"max_length": MOST, "widget": forms.HiddenInput, "required": False} | given)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            reply = json.loads(text)
        except ValueError:
            reply = None
        if not isinstance(reply, dict):
            raise ValidationError(_("The passkey gave no answer that can be read. Please try again."))
        return reply


class FactorForm(forms.Form):
    """A typed code, or the answer of a passkey."""

    code = factor_code_field(required=False)
    reply = ReplyField()

    def clean(self):
        found = super().clean()
        if not self.errors and not found["code"] and found["reply"] is None:
            self.add_error("code", _("Type the code."))
        return found


class ProofForm(ConfirmedForm):
    """Nothing but what proves the person again: the password, or a code, or the answer of a passkey."""

    reply = ReplyField()

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        if self.by_factor and self.data.get("reply"):
            self.fields["current_password"].required = False


class AppForm(CodeForm):
    """The first code that a new app shows."""
