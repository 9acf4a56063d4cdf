"""What a program gives and is given of a calendar."""

import re
from datetime import date, time
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

from jehat.calendars.forms import MOST_BREAKS
from jehat.calendars.models import Holiday
from jehat.core.lines import line
from jehat.core.rest.shapes import TEXT, says

# JSON Schema has no format for a time of day without a zone.
OF_DAY = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _visible(text: str) -> str:
    """One line in which something can be seen."""
    if not (found := line(text)):
        raise ValueError(gettext("Write a name."))
    return found


def _of_the_wall(told: object) -> object:
    """As the clock on the wall of the entity shows it: its zone is that of the calendar, and seconds do not count."""
    if isinstance(told, str) and not re.fullmatch(OF_DAY, told):
        raise ValueError(gettext("Hours are given as 07:30: without seconds, and in the zone of the calendar."))
    return told


Name = Annotated[str, StringConstraints(max_length=200, pattern=TEXT), AfterValidator(_visible)]
Clock = Annotated[
    time,
    BeforeValidator(_of_the_wall),
    PlainSerializer(lambda moment: f"{moment:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": OF_DAY}),
]
Weekday = Annotated[int, Field(ge=0, le=6)]


class Break(Schema):
    model_config = says(_("A time of rest within the working hours."))

    since: Clock = Field(examples=["12:00"])
    until: Clock = Field(examples=["12:30"])


class Hours(Schema):
    opens: Clock = Field(description=_("When work begins"), examples=["07:30"])
    closes: Clock = Field(description=_("When work ends"), examples=["14:30"])
    breaks: list[Break] = Field([], max_length=MOST_BREAKS, description=_("In order, within the hours"))

    @property
    def pauses(self) -> list[tuple[time, time]]:
        return [(one.since, one.until) for one in self.breaks]


class WeekIn(Hours):
    model_config = says(_("The working week of the entity."))

    days: list[Weekday] = Field(
        min_length=1, max_length=7, description=_("Monday is 0, Sunday is 6"), examples=[[6, 0, 1, 2, 3]]
    )
    zone: Annotated[str, StringConstraints(max_length=40, pattern=TEXT)] = Field(
        "Asia/Riyadh", description=_("Time zone"), examples=["Asia/Riyadh"]
    )
    since: date | None = Field(
        None, description=_("From which day on; without one, as if it had always been so"), examples=["2031-01-01"]
    )


class Days(Schema):
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Eid al-Fitr"])
    since: date = Field(description=_("The first day"), examples=["2031-01-01"])
    until: date = Field(description=_("The last day"), examples=["2031-01-02"])


class NewHoliday(Days):
    model_config = says(_("Days of rest."))


class NewSeason(Days, Hours):
    model_config = says(_("Days with other hours, as in Ramadan."))


class HolidayOut(Days):
    id: UUID
    source: Holiday.Source = Field(description=_("By what it came to be known"))


class SeasonOut(Days):
    id: UUID
    opens: Clock = Field(examples=["10:00"])
    closes: Clock = Field(examples=["15:00"])
    breaks: list[Break]

    @staticmethod
    def resolve_breaks(season):
        return as_breaks(season)


class CalendarOut(WeekIn):
    model_config = says(_("The working week of the entity, with what is other in one year."))

    year: int = Field(examples=[2031])
    holidays: list[HolidayOut]
    seasons: list[SeasonOut]


class ProposalOut(Schema):
    model_config = says(_("What a year brings by rule: a person accepts it or not."))

    code: str = Field(examples=["fitr-2027-03-03"])
    name: str = Field(examples=["Eid al-Fitr"])
    since: date
    until: date
    is_taken: bool = Field(description=_("Whether something stands on these days already"))


class Chosen(Schema):
    model_config = says(_("What is accepted of the proposals for a year."))

    year: int = Field(ge=1990, le=2076, examples=[2031])
    codes: list[Annotated[str, StringConstraints(max_length=40, pattern=TEXT)]] = Field(
        min_length=1, max_length=20, examples=[["national-2031-09-23"]]
    )


def as_breaks(hours) -> list[dict]:
    return [{"since": since, "until": until} for since, until in hours.breaks]
