"""The shape of what is asked and typed in oversight."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jehat.cases.states import CLOSED, OPEN, Status

from .models import Glass
from .queries import Wanted
from .queries.movement import AGES

ANY_STATE = [("open", _("All open")), ("closed", _("All closed"))]
HOURS = (1, 2, 4, 8, 24)


def _hours(number):
    return ngettext_lazy("%(n)d hour", "%(n)d hours", number) % {"n": number}


def _days(number):
    return ngettext_lazy("More than %(n)d day", "More than %(n)d days", number) % {"n": number}


class MovementForm(forms.Form):
    """What a list of movement is filtered by; what is none of the choices filters nothing."""

    entity = forms.ChoiceField(label=_("Entity"), required=False)
    kind = forms.ChoiceField(label=_("Kind of case"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[*ANY_STATE, *((one.value, one.label) for one in (*map(Status, OPEN + CLOSED),))]
    )
    older_than = forms.TypedChoiceField(
        label=_("Age"),
        coerce=int,
        empty_value=0,
        required=False,
        choices=[("", _("Any age")), *((days, _days(days)) for days in AGES)],
    )
    late = forms.BooleanField(label=_("Only those that are late"), required=False)

    def __init__(self, asked, *, entities, kinds):
        super().__init__({"state": "open", **asked})
        self.fields["entity"].choices = [("", _("All entities")), *((one.code, one.name) for one in entities)]
        if kinds is None:
            del self.fields["kind"]
        else:
            self.fields["kind"].choices = [("", _("All kinds")), *((one.code, one.name) for one in kinds)]

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        return Wanted(**self.cleaned_data)


class BreakForm(forms.Form):
    """Which case, why, and for how long."""

    number = forms.CharField(label=_("Number of the case"), max_length=40)
    reason = forms.ChoiceField(label=_("Reason"), choices=Glass.Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("The reason in words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who answers for the case and for the entity reads it at once."),
    )
    hours = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        choices=[(hours, _hours(hours)) for hours in HOURS],
        initial=Glass.USUAL_HOURS,
    )


class AboutForm(forms.Form):
    """Which case, and about which body."""

    number = forms.CharField(label=_("Number of the case"), max_length=40)
    body = forms.ChoiceField(label=_("The body of oversight it is about"))

    def __init__(self, *args, bodies, **given):
        super().__init__(*args, **given)
        self.fields["body"].choices = [(one.code, one.name) for one in bodies]
