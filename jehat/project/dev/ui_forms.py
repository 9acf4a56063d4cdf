"""A form with one field of every kind, for /dev/ui."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = [("request", _("Request")), ("complaint", _("Complaint")), ("enquiry", _("Enquiry"))]
STARS = [(str(n), str(n)) for n in range(1, 6)]


class KitForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), help_text=_("What it is about, in one line."), max_length=200)
    identity = forms.CharField(label=_("National ID or Iqama"), max_length=10)
    mobile = forms.RegexField(label=_("Mobile"), regex=r"^05\d{8}$", help_text=_("Ten digits that begin with 05."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    code = forms.CharField(label=_("Verification code"), max_length=6)
    entity = forms.ChoiceField(label=_("Entity"), choices=[("", "—"), *KINDS])
    kind = forms.ChoiceField(label=_("Kind of case"), choices=KINDS, widget=forms.RadioSelect)
    priority = forms.ChoiceField(label=_("Priority"), choices=KINDS, widget=forms.RadioSelect, required=False)
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    details = forms.CharField(label=_("Details"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sms = forms.BooleanField(label=_("Tell me by SMS"), required=False, initial=True)
    agree = forms.BooleanField(label=_("What I wrote is true"))
    stars = forms.ChoiceField(label=_("How was the service?"), choices=STARS, widget=forms.RadioSelect, required=False)
