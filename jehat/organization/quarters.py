"""Quarters of a year, by which permissions are reviewed: arithmetic."""

from datetime import date

from django.utils.translation import gettext as _


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the quarter that a day lies in."""
    return day.year, (day.month + 2) // 3


def named(year: int, quarter: int) -> str:
    """A quarter in words."""
    return _("Quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": year}
