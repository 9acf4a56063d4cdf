"""The shape of what is said of a document."""

from django import forms


class ValidityForm(forms.Form):
    valid_until = forms.DateField(required=False)
