"""What a beneficiary may expect of his case, told by what closed cases of its kind at this entity really took."""

from dataclasses import dataclass
from datetime import datetime

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_minutes, working_minutes
from jehat.cases.models import Case
from jehat.catalogue.models import Pace
from jehat.catalogue.presenting import Real, real


@dataclass(frozen=True)
class Expected:
    """The time used so far and, where enough closed cases tell it, by when half and nine of ten would be closed.

    Working minutes throughout; `number_of_cases` is of how many it is known, also where they are too few.
    """

    case: Case
    used_minutes: int
    since: datetime | None = None
    number_of_cases: int = 0
    half_minutes: int | None = None
    most_minutes: int | None = None
    half_by: datetime | None = None
    most_by: datetime | None = None
    words: Real | None = None

    @property
    def is_known(self) -> bool:
        return self.half_minutes is not None

    @property
    def is_beyond_half(self) -> bool:
        return self.half_minutes is not None and self.used_minutes > self.half_minutes

    @property
    def is_beyond_most(self) -> bool:
        """Whether it has taken longer than nine of ten of its kind did."""
        return self.most_minutes is not None and self.used_minutes > self.most_minutes


def expected(case, *, now, chain=()) -> Expected:
    """Ask it of a case read with `kind__pace`, and with its `chain` of custody: it costs nothing more then."""
    since = chain[-1].since if chain else None
    week = week_of(case.entity)
    used = max(working_minutes(case.created_at, case.closed_at or now, week), 0)
    pace: Pace | None = getattr(case.kind, "pace", None)
    if pace is None or not pace.tells:
        return Expected(case, used, since, pace.number_of_cases if pace else 0)
    return Expected(
        case,
        used,
        since,
        pace.number_of_cases,
        pace.median_minutes,
        pace.most_minutes,
        add_working_minutes(case.created_at, pace.median_minutes, week),
        add_working_minutes(case.created_at, pace.most_minutes, week),
        real(pace),
    )
