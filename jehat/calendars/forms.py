"""The shape of hours, of other hours for a time, of holidays, and of what is chosen of the proposals."""

import re
from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.days import DayField
from jehat.core.folding import western_digits
from jehat.core.lines import LineField

from .working_time import SAUDI_WEEK
from .year import FROM_SUNDAY, WEEKDAYS

# From and to, in hours and minutes: 12:00-12:30.
_BREAK = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
MOST_BREAKS = 6
_CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_IN_EITHER = _("In either calendar, for example 8/6/1448.")


class BreaksField(forms.CharField):
    """Times of rest on one line, as pairs of times: 12:00-12:30, 15:00-15:10."""

    def __init__(self, **given):
        super().__init__(required=False, max_length=120, widget=forms.TextInput(attrs={"dir": "ltr"}), **given)

    def clean(self, value):
        pieces = [one for one in re.split(r"[,،;]", western_digits(super().clean(value))) if one.strip()]
        if len(pieces) > MOST_BREAKS:
            raise ValidationError(_("These are too many breaks."))
        return tuple(self._pause(one.strip()) for one in pieces)

    def _pause(self, text) -> tuple[time, time]:
        found = _BREAK.fullmatch(text)
        try:
            numbers = [int(one) for one in found.groups()]
            return time(*numbers[:2]), time(*numbers[2:])
        except (AttributeError, ValueError):
            raise ValidationError(_("Write breaks like 12:00-12:30, with commas between them.")) from None


class HoursForm(forms.Form):
    """From when to when, and the breaks."""

    opens = forms.TimeField(label=_("Work begins"), widget=_CLOCK)
    closes = forms.TimeField(label=_("Work ends"), widget=_CLOCK)
    breaks = BreaksField(label=_("Breaks"), help_text=_("For example 12:00-12:30, with commas between several."))


class ChangeCalendarForm(HoursForm):
    """The working week."""

    days = forms.TypedMultipleChoiceField(
        label=_("Working days"),
        coerce=int,
        choices=[(day, WEEKDAYS[day]) for day in FROM_SUNDAY],
        widget=forms.CheckboxSelectMultiple,
    )
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=40,
        initial=SAUDI_WEEK.zone.key,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    since = DayField(
        label=_("From which day on"),
        help_text=_("Time before it stays as it was counted. Without a day, as if these hours had always been kept."),
    )
    field_order = ("days", "opens", "closes", "breaks", "zone", "since")


class DaysForm(forms.Form):
    """Days, both included, with a name in both languages."""

    name_ar = LineField(label=_("Name in Arabic"), max_length=200, widget=forms.TextInput(attrs={"dir": "rtl"}))
    name_en = LineField(label=_("Name in English"), max_length=200, widget=forms.TextInput(attrs={"dir": "ltr"}))
    since = DayField(label=_("First day"), required=True, help_text=_IN_EITHER)
    until = DayField(label=_("Last day"), required=True)


class AddHolidayForm(DaysForm):
    """Days of rest."""


class AddSeasonForm(DaysForm, HoursForm):
    """Days with other hours."""

    field_order = ("name_ar", "name_en", "since", "until", "opens", "closes", "breaks")


class TakeSeedForm(forms.Form):
    """What is accepted of the proposals for a year."""

    codes = forms.MultipleChoiceField(label=_("What the year brings"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = [(one.code, one.name) for one in proposed]
