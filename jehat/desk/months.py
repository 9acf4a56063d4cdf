"""Months of either calendar, as a page turns them."""

from dataclasses import dataclass
from datetime import date, timedelta

from jehat.core.hijri import FIRST, GREGORIAN, HIJRI, LAST, YEARS, local_day, month_length, months, parse_date, to_hijri


@dataclass(frozen=True)
class Month:
    """A month of a calendar: 1448-06 is Hijri, 2026-11 Gregorian."""

    calendar: str
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return parse_date(f"{self}-01", self.calendar)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=month_length(self.calendar, self.year, self.number) - 1)

    @property
    def name(self) -> str:
        return f"{dict(months(self.calendar))[self.number]} {self.year}"

    @property
    def before(self) -> "Month | None":
        return _known(self.first - timedelta(days=1), self.calendar)

    @property
    def after(self) -> "Month | None":
        return _known(self.last + timedelta(days=1), self.calendar)

    @property
    def in_other_calendar(self) -> "Month":
        """The month of the other calendar in which this one has its middle."""
        other = GREGORIAN if self.calendar == HIJRI else HIJRI
        return month_of(self.first + timedelta(days=14), other)


def month_of(day: date, calendar: str) -> Month:
    """The month in which a day lies; a day that the Hijri table does not know lies in a Gregorian month."""
    day = local_day(day)
    if calendar == HIJRI and FIRST <= day <= LAST:
        found = to_hijri(day)
        return Month(HIJRI, found.year, found.month)
    return Month(GREGORIAN, day.year, day.month)


def read_month(text: str) -> Month | None:
    """The month that an address names, its calendar told by its year; None where it names none."""
    year, _dash, number = text.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()) or len(text) > 7:
        return None
    calendar = HIJRI if int(year) in YEARS[HIJRI] else GREGORIAN
    found = Month(calendar, int(year), int(number))
    if found.year not in YEARS[calendar] or not 1 <= found.number <= 12:
        return None
    return found if FIRST <= found.first <= LAST else None


def _known(day: date, calendar: str) -> Month | None:
    return month_of(day, calendar) if FIRST <= day <= LAST else None
