"""The shape of what is typed about tokens, programs and webhooks."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.lines import LineField
from jehat.organization.models import Department, Role

from .models import Token
from .queries import tellable
from .scopes import offered

DAYS = ((30, _("30 days")), (90, _("90 days")), (Token.MOST_DAYS, _("One year")))
LATIN = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}


class TokenForm(forms.Form):
    """What a token is for, what it may do, and for how long."""

    name = LineField(label=_("What is it for?"), max_length=60, help_text=_("A name by which you will know it again."))
    scopes = forms.MultipleChoiceField(label=_("It may"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("It ends after"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args, is_employee, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = offered(is_employee=is_employee).items()


class ProgramForm(forms.Form):
    """What a program is called, and the place whose permissions it has."""

    name_ar = LineField(label=_("Name in Arabic"), max_length=60, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=60, widget=forms.TextInput(attrs={"dir": "ltr"}))
    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"))
    role = forms.ModelChoiceField(
        Role.objects.none(), label=_("Role"), help_text=_("It may do what an employee of this role may do there.")
    )

    def __init__(self, *args, entity, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.of(entity).active()
        self.fields["role"].queryset = entity.roles.in_use()


class WebhookForm(forms.Form):
    """Where an entity is told, and of what."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.URLInput(attrs=LATIN),
        help_text=_("An https address of the public network that accepts POST."),
    )
    verbs = forms.MultipleChoiceField(label=_("It is told of"), widget=forms.CheckboxSelectMultiple)
    is_active = forms.BooleanField(label=_("Active"), required=False, initial=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verbs"].choices = list(tellable().items())

    def clean_address(self):
        address = self.cleaned_data["address"].strip()
        try:
            parts = urlsplit(address)
            known = bool(parts.hostname) and not parts.username and (parts.port or 1) > 0
        except ValueError:
            known = False
        schemes = ("https", "http") if settings.MAY_CALL_ITSELF else ("https",)
        if not known or parts.scheme not in schemes:
            raise ValidationError(_("This is not an https address."))
        return address
