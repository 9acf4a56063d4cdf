"""Both calendars: Umm al-Qura and Gregorian labels, Hijri years, and dates typed in either.

The Gregorian date is the stored truth; the table is that of `hijridate`, 1343 to 1500 AH (1 August 1924 to
16 November 2077). Beyond it every function raises ValueError with a sentence for the reader.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from hijridate import Gregorian, Hijri

from jehat.core.folding import fold

RIYADH = ZoneInfo("Asia/Riyadh")
HIJRI, GREGORIAN = "hijri", "gregorian"
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)
YEARS = {HIJRI: range(1343, 1501), GREGORIAN: range(1800, 2200)}
MONTHS = {
    HIJRI: (
        _("Muharram"),
        _("Safar"),
        _("Rabi I"),
        _("Rabi II"),
        _("Jumada I"),
        _("Jumada II"),
        _("Rajab"),
        _("Shaban"),
        _("Ramadan"),
        _("Shawwal"),
        _("Dhu al-Qadah"),
        _("Dhu al-Hijjah"),
    ),
    GREGORIAN: (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    ),
}
# Translators: other spellings of month names that people type, as name=number, separated by semicolons.
OTHER_SPELLINGS = {
    HIJRI: _("Rabi al-Awwal=3; Rabi al-Thani=4; Jumada al-Ula=5; Jumada al-Akhirah=6; Dhul-Qadah=11; Dhul-Hijjah=12"),
    GREGORIAN: _(
        "Jan=1; Feb=2; Mar=3; Apr=4; Jun=6; Jul=7; Aug=8; Sep=9; Sept=9; Oct=10; Nov=11; Dec=12",
    ),
}

# Day, month and year in either order; the era letter of either language may follow a year.
_TYPED = re.compile(
    r"(?P<one>\d{1,4})(?:[\s/.\-]+(?P<month>\d{1,2})[\s/.\-]+|[\s/.\-]*(?P<name>[^\W\d][^\d]*?)[\s/.\-]*)"
    r"(?P<other>\d{1,4})\s*(?:\u0647|\u0645|ah|h|ad|ce)?\.?"
)


class HijriDate(NamedTuple):
    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


class DualDate(NamedTuple):
    """One day in the words of both calendars."""

    hijri: str
    gregorian: str


def local_day(moment: date | datetime) -> date:
    """The calendar day of a moment in Riyadh; a date is its own day."""
    if not isinstance(moment, datetime):
        return moment
    return (moment if moment.tzinfo is None else moment.astimezone(RIYADH)).date()


def to_hijri(day: date) -> HijriDate:
    """The Umm al-Qura date of a day; ValueError outside the table."""
    day = local_day(day)
    if not FIRST <= day <= LAST:
        raise ValueError(gettext("The Hijri calendar is known here from 1343 to 1500 AH only."))
    return HijriDate(*Gregorian.fromdate(day).to_hijri().datetuple())


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of an Umm al-Qura date; ValueError if there is no such date."""
    _require_date(HIJRI, year, month, day)
    return date(*Hijri(year, month, day).to_gregorian().datetuple())


def hijri_year(day: date) -> int:
    """The Hijri year in which a day lies, by which registers are numbered."""
    return to_hijri(day).year


def hijri_label(day: date) -> str:
    """«8 جمادى الآخرة 1448», in the active language."""
    return _label(HIJRI, *to_hijri(day))


def gregorian_label(day: date) -> str:
    """«18 نوفمبر 2026», in the active language."""
    day = local_day(day)
    return _label(GREGORIAN, day.year, day.month, day.day)


def dual(day: date) -> DualDate:
    """Both labels of a day (of a moment: its day in Riyadh) in the active language."""
    return DualDate(hijri_label(day), gregorian_label(day))


def months(calendar: str) -> list[tuple[int, str]]:
    """Number and name of the twelve months, for choices."""
    return [(number, str(name)) for number, name in enumerate(MONTHS[calendar], 1)]


def month_length(calendar: str, year: int, month: int) -> int:
    """Days of a month; ValueError outside the calendar."""
    _require_month(calendar, year, month)
    if calendar == HIJRI:
        return Hijri(year, month, 1).month_length()
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def parse_date(text: str, calendar: str) -> date:
    """The day that a person typed in a calendar, with digits of either kind and the month as number or name.

    «11/6/1448», «١٤٤٨-٠٦-١١», «11 جمادى الآخرة 1448 هـ», «21 November 2026». ValueError says what is wrong.
    """
    year, month, day = _read(text, calendar)
    if calendar == HIJRI:
        return to_gregorian(year, month, day)
    _require_date(GREGORIAN, year, month, day)
    return date(year, month, day)


def _label(calendar: str, year: int, month: int, day: int) -> str:
    # Translators: a date, as in 18 November 2026.
    return gettext("%(day)s %(month)s %(year)s") % {"day": day, "month": MONTHS[calendar][month - 1], "year": year}


def _read(text: str, calendar: str) -> tuple[int, int, int]:
    match = _TYPED.fullmatch(fold(text)) if len(text) <= 60 else None
    parts = match.groupdict() if match else {"one": "", "other": ""}
    year_first = len(parts["one"]) == 4
    if match is None or year_first == (len(parts["other"]) == 4) or min(len(parts["one"]), len(parts["other"])) > 2:
        example = "8/6/1448" if calendar == HIJRI else "18/11/2026"
        raise ValueError(gettext("Enter day, month and year, for example %(example)s.") % {"example": example})
    year, day = (parts["one"], parts["other"]) if year_first else (parts["other"], parts["one"])
    month = int(parts["month"]) if parts["month"] else _spellings(calendar).get(parts["name"].strip(), 0)
    return int(year), month, int(day)


def _require_month(calendar: str, year: int, month: int) -> None:
    if year not in YEARS[calendar]:
        if calendar == HIJRI and year in YEARS[GREGORIAN]:
            raise ValueError(gettext("%(year)s is a Gregorian year, and a Hijri date is expected.") % {"year": year})
        if calendar == GREGORIAN and year in YEARS[HIJRI]:
            raise ValueError(gettext("%(year)s is a Hijri year, and a Gregorian date is expected.") % {"year": year})
        first, last = YEARS[calendar][0], YEARS[calendar][-1]
        raise ValueError(gettext("The year is from %(first)s to %(last)s.") % {"first": first, "last": last})
    if not 1 <= month <= 12:
        raise ValueError(gettext("The month is a number from 1 to 12, or its name."))


def _require_date(calendar: str, year: int, month: int, day: int) -> None:
    days = month_length(calendar, year, month)
    if not 1 <= day <= days:
        names = {"month": MONTHS[calendar][month - 1], "year": year, "days": days}
        raise ValueError(gettext("%(month)s %(year)s has days 1 to %(days)s.") % names)


@cache
def _spellings(calendar: str) -> dict[str, int]:
    return dict(_all_spellings(calendar))


def _all_spellings(calendar: str) -> Iterator[tuple[str, int]]:
    for language in ("ar", "en"):
        with translation.override(language):
            for number, name in months(calendar):
                yield fold(name), number
            for pair in str(OTHER_SPELLINGS[calendar]).split(";"):
                spelling, place = pair.split("=")
                yield fold(spelling), int(place)
