"""What a year will bring: the holidays and the Ramadan hours that are proposed to an entity, which a person accepts.

National days and the leave of labour law are those of the `holidays` library; the longer leave of the civil service and
Ramadan are reckoned by the Umm al-Qura table. Months begin when the moon is seen, so each may be a day off: none is
ever taken by itself. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _
from hijridate import Gregorian, Hijri

from jehat.organization.models import Entity

# The years for which both the library and the table speak.
YEARS = range(1990, 2077)
FITR, ADHA, FOUNDING, NATIONAL, RAMADAN = "fitr", "adha", "founding", "national", "ramadan"
NAMES = {
    FITR: _("Eid al-Fitr"),
    ADHA: _("Eid al-Adha"),
    FOUNDING: _("Founding Day"),
    NATIONAL: _("National Day"),
    RAMADAN: _("Ramadan"),
}
# How the library names the days of each.
NAMED = {"Eid al-Fitr": FITR, "Eid al-Adha": ADHA, "Arafa": ADHA, "Founding Day": FOUNDING, "National Day": NATIONAL}
# The leave of the civil service: from month and day to month and day of a Hijri year.
CIVIL = {FITR: ((9, 24), (10, 5)), ADHA: ((12, 5), (12, 15))}
LABOUR = (Entity.Kind.PRIVATE_COMPANY, Entity.Kind.THIRD_SECTOR)
RAMADAN_HOURS = (time(10), time(15))
# Days of one name that lie further apart belong to two years of the Hijri calendar.
APART = timedelta(days=30)


@dataclass(frozen=True)
class Proposal:
    """Days, both included, of one occasion; with hours it is a season, and without a holiday."""

    occasion: str
    since: date
    until: date
    hours: tuple[time, time] | None = None

    @property
    def code(self) -> str:
        """By what it is chosen, e.g. fitr-2027-03-03."""
        return f"{self.occasion}-{self.since.isoformat()}"

    @property
    def name(self):
        return NAMES[self.occasion]


def proposals(entity, year: int) -> list[Proposal]:
    """What begins in a Gregorian year for an entity of this kind, in order; nothing for a year that nobody knows."""
    if year not in YEARS:
        return []
    found = [*_of_library(entity, year), *_of_table(entity, year)]
    return sorted((one for one in found if one.since.year == year), key=lambda one: one.since)


def _of_library(entity, year) -> Iterator[Proposal]:
    # It knows all countries, and takes its time to say so: whoever proposes nothing does not wait for it.
    from holidays.countries import SaudiArabia

    days: dict[str, list[date]] = {}
    # An Eid may begin in one year and end in the next.
    for day, name in sorted(SaudiArabia(years=(year - 1, year, year + 1), language="en_US").items()):
        occasion = next((ours for theirs, ours in NAMED.items() if theirs in name), None)
        if occasion and (entity.kind in LABOUR or occasion not in CIVIL):
            days.setdefault(occasion, []).append(day)
    for occasion, all_days in days.items():
        for since, until in _runs(all_days):
            yield Proposal(occasion, since, until)


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    first = last = days[0]
    for day in days[1:]:
        if day - last > APART:
            yield first, last
            first = day
        last = day
    yield first, last


def _of_table(entity, year) -> Iterator[Proposal]:
    first = Gregorian(year, 1, 1).to_hijri().year
    for hijri in (first, first + 1):
        begins, eid = Hijri(hijri, 9, 1).to_gregorian(), Hijri(hijri, 10, 1).to_gregorian()
        yield Proposal(RAMADAN, begins, eid - timedelta(days=1), RAMADAN_HOURS)
        if entity.kind not in LABOUR:
            for occasion, ends in CIVIL.items():
                yield Proposal(occasion, *(Hijri(hijri, month, day).to_gregorian() for month, day in ends))
