"""What the public pages show of a kind of case, or of a version that may become what it says."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import ngettext

from jehat.calendars.working_time import SAUDI_WEEK
from jehat.core import words
from jehat.core.reader import digits_of

from .models import Kind, Offer, Pace

MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Real:
    """What closed cases really took, in words: half of them, nine of ten of them, and of how many that is known."""

    half: str
    most: str
    number: int


@dataclass(frozen=True)
class Presented:
    """A kind of case as its page shows it: `offer` says what it is, `kind` where it stands, `real` what it took."""

    kind: Kind
    offer: Offer
    real: Real | None
    is_preview: bool = False


def presented(kind: Kind, offer: Offer | None = None) -> Presented:
    """The kind as it is published; with an `offer`, which may be a draft, as the guide would show that."""
    return Presented(kind, offer or kind, real(getattr(kind, "pace", None)), is_preview=offer is not None)


def real(pace: Pace | None) -> Real | None:
    """A pace in words; nothing while too few cases tell it."""
    if pace is None or not pace.tells:
        return None
    return Real(spell(pace.median_minutes), spell(pace.most_minutes), pace.number_of_cases)


def spell(minutes: int) -> str:
    """Working minutes in whole hours, or from a day on in whole working days, rounded up, in the reader's digits."""
    day = _minutes_of_a_day()
    if minutes < day:
        hours = max(1, ceil(minutes / MINUTES_OF_AN_HOUR))
        return words.digits(ngettext("%(n)d working hour", "%(n)d working hours", hours) % {"n": hours}, digits_of())
    days = ceil(minutes / day)
    return words.digits(ngettext("%(n)d working day", "%(n)d working days", days) % {"n": days}, digits_of())


def _minutes_of_a_day() -> int:
    week = SAUDI_WEEK
    return (week.closes.hour - week.opens.hour) * 60 + week.closes.minute - week.opens.minute
