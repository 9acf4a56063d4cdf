"""What the public pages show of a kind of case, or of a version that may become what it says."""

from dataclasses import dataclass, field
from math import ceil

from django.utils.translation import ngettext

from jehat.calendars.working_time import SAUDI_WEEK
from jehat.core import words
from jehat.core.reader import digits_of

from .fields import read_fields
from .fields.conditions import told
from .models import Kind, Offer, Pace, Version
from .rules import Filer

MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Real:
    """What closed cases really took, in words: half of them, nine of ten of them, and of how many that is known."""

    half: str
    most: str
    number: int


@dataclass(frozen=True)
class Asks:
    """A question of the form, before anybody fills it in: whether it must be answered, and when it is asked."""

    label: str
    only_if: str
    is_required: bool


@dataclass(frozen=True)
class Presented:
    """A kind of case as its page shows it: `offer` says what it is, `kind` where it stands, `real` what it took.

    `filers` are those for whom it may be filed, where not everybody; `asks` is what its form asks.
    """

    kind: Kind
    offer: Offer
    real: Real | None
    filers: list[str] = field(default_factory=list)
    asks: list[Asks] = field(default_factory=list)
    is_preview: bool = False


def presented(kind: Kind, offer: Offer | None = None) -> Presented:
    """The kind as it is published; with an `offer`, which may be a draft, as the guide would show that."""
    terms = offer if isinstance(offer, Version) else kind.current
    real_pace, is_preview = real(getattr(kind, "pace", None)), offer is not None
    return Presented(kind, offer or kind, real_pace, filers(terms), asks(terms), is_preview)


def filers(terms: Version | None) -> list[str]:
    """For whom a case may be filed, in words; nothing where everybody may."""
    allowed = terms.ruled.may_file if terms else ()
    return [str(one.label) for one in Filer if one in allowed] if 0 < len(allowed) < len(Filer) else []


def asks(terms: Version | None) -> list[Asks]:
    """The questions of the form, in its order; the documents are told with what the case needs."""
    fields = read_fields(terms.form) if terms else ()
    return [Asks(one.label, told(one, fields), one.is_required) for one in fields]


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
