"""A day that a person types in either calendar."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import western_digits
from jehat.core.hijri import FIRST, GREGORIAN, HIJRI, LAST, YEARS, parse_date


class DayField(forms.CharField):
    """A day in the words of either calendar, as a date; its calendar is told by its year."""

    def __init__(self, *, required: bool = False, **given: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(max_length=60, required=required, widget=widget, **given)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        year = re.search(r"\d{4}", western_digits(text))
        calendar = HIJRI if year and int(year[0]) in YEARS[HIJRI] else GREGORIAN
        try:
            day = parse_date(text, calendar)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if not FIRST <= day <= LAST:
            raise ValidationError(_("Enter a day that both calendars know."))
        return day
