"""The shape of what moves the times of a case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .speech import LONGEST


def day_field(label) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


def words(label, **given) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, max_length=LONGEST, widget=area, **given)


class PostponeForm(forms.Form):
    """Until which day, and why; the team reads it."""

    until = day_field(_("Day on which the work goes on"))
    reason = words(_("Reason for the supervisor"))


class GrantPostponementForm(forms.Form):
    """What the beneficiary reads, and a day that may be earlier than the one asked for."""

    until = day_field(_("Day on which the work goes on"))
    words = words(_("Reason that the beneficiary reads"))


class RefusePostponementForm(forms.Form):
    reason = words(_("Why it is refused"))
