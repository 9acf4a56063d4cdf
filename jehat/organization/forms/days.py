"""Days that people type, and the moments they stand for."""

from datetime import date, datetime, time

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from jehat.core.hijri import FIRST, LAST


def day_field(label, **given) -> forms.DateField:
    """A day that both calendars know."""
    known = [MinValueValidator(FIRST), MaxValueValidator(LAST)]
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), validators=known, **given)


def beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
