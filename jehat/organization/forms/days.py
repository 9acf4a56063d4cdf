"""Days that people type, and the moments they stand for."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.hijri import FIRST, LAST


def day_field(label, **given) -> forms.DateField:
    """A day that both calendars know."""
    known = [MinValueValidator(FIRST), MaxValueValidator(LAST)]
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), validators=known, **given)


def beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class BetweenDays(forms.Form):
    """A form with a first and a last day, which gives the moments `since` and `until`; a day left out gives None."""

    over = _("This day is over already.")

    def clean(self):
        given = super().clean()
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", ValidationError(_("The last day is not before the first.")))
        elif last and last < timezone.localdate():
            self.add_error("last_day", ValidationError(self.over))
        given["since"] = beginning_of(first) if first else None
        given["until"] = beginning_of(last + timedelta(days=1)) if last else None
        return given
