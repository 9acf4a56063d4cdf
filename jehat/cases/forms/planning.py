"""The shape of when cases climb."""

from django import forms
from django.utils.translation import gettext_lazy as _

HOURS = ("first_hours", "second_hours", "third_hours")


def _after(label) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=999)


class EscalationForm(forms.Form):
    """When a case warns, and when it climbs each of three steps."""

    warn_percent = forms.IntegerField(
        label=_("Warn after this much of its time, in percent"), min_value=10, max_value=99
    )
    first_hours = _after(_("To the head of the department, working hours after its end"))
    second_hours = _after(_("To the head above, working hours after its end"))
    third_hours = _after(_("To the top of the entity, working hours after its end"))

    @property
    def plan(self) -> dict:
        """What was given, as the action takes it."""
        given = self.cleaned_data
        return {"warn_percent": given["warn_percent"], "hours": [given[name] for name in HOURS]}
