"""A year of an entity's calendar as a page shows it: month by month, each day with what it is. Pure."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jehat.core.hijri import GREGORIAN, HIJRI, months, to_hijri

from .working_time import SUNDAY, WorkWeek

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
# Translators: days of the week at the head of a narrow column, from Monday.
SHORT = (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))
FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)
# The years that both calendars know whole.
YEARS = range(1925, 2077)


@dataclass(frozen=True)
class Day:
    """One day: its number in both calendars, what it is, and why it is that."""

    date: date
    is_off: bool
    holiday: str = ""
    season: str = ""

    @cached_property
    def hijri(self) -> int:
        return to_hijri(self.date).day

    @property
    def state(self) -> str:
        """By what it is drawn."""
        return "holiday" if self.holiday else "off" if self.is_off else "season" if self.season else ""

    @property
    def says(self) -> str:
        """What it is, for whoever does not see how it is drawn."""
        return self.holiday or (_("Day off") if self.is_off else self.season)


@dataclass(frozen=True)
class Month:
    """A month: its name, the Hijri months it lies in, and its weeks from Sunday; a day of another month is None."""

    name: str
    hijri: str
    weeks: list[list[Day | None]]


def year_of(year: int, week: WorkWeek, holidays, seasons) -> list[Month]:
    """The twelve months of a Gregorian year, by what the entity counts, with the names of its days."""
    names = dict(months(GREGORIAN))
    return [_month(year, number, names[number], week, holidays, seasons) for number in range(1, 13)]


def _month(year, number, name, week, holidays, seasons) -> Month:
    rows = Weeks(firstweekday=SUNDAY).monthdatescalendar(year, number)
    weeks = [[_day(day, week, holidays, seasons) if day.month == number else None for day in row] for row in rows]
    days = [day.date for row in weeks for day in row if day]
    return Month(name, _hijri_months(days[0], days[-1]), weeks)


def _day(day, week, holidays, seasons) -> Day:
    return Day(day, not week.is_working_day(day), _named(holidays, day), _named(seasons, day))


def _named(rows, day) -> str:
    return next((one.name for one in rows if one.since <= day <= one.until), "")


def _hijri_months(first: date, last: date) -> str:
    names = dict(months(HIJRI))
    since, until = to_hijri(first), to_hijri(last)
    begun = str(names[since.month]) if since.year == until.year else f"{names[since.month]} {since.year}"
    return f"{begun} – {names[until.month]} {until.year}" if since[:2] != until[:2] else f"{begun} {until.year}"
