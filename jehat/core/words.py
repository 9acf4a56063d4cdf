"""Moments, durations, sizes, numbers and names in the words of the active language.

Plain text in and out; the template tags of the same name add direction and escaping. Numbers are written in Western
digits, and `digits` rewrites them for readers who prefer Arabic-Indic ones (`jehat.core.reader`).
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jehat.core.folding import name_words, western_digits
from jehat.core.hijri import FIRST, HIJRI, LAST, RIYADH, gregorian_label, hijri_label, local_day

LATN, ARAB = "latn", "arab"
_TO_ARAB = {ord("0") + n: 0x0660 + n for n in range(10)}
_ARAB_SEPARATORS = {ord(","): 0x066C, ord("."): 0x066B}
_MASK = "\N{BULLET}"
MINUTE, HOUR, DAY = 60, 3600, 86400
RECENT = timedelta(days=7)


def digits(text: str, system: str = LATN) -> str:
    """The text with its digits in one system, `latn` or `arab`, whatever they were."""
    text = western_digits(str(text))
    return text.translate(_TO_ARAB) if system == ARAB else text


def number(value: int | float | Decimal, places: int | None = None, system: str = LATN) -> str:
    """1234567.5 as «1,234,567.5», with a fixed count of decimals if asked."""
    text = f"{value:,}" if places is None else f"{value:,.{places}f}"
    return digits(text, system).translate(_ARAB_SEPARATORS) if system == ARAB else text


def clock(moment: datetime) -> str:
    """The time of day in Riyadh, as 14:05."""
    return moment.astimezone(RIYADH).strftime("%H:%M")


def day_label(day: date, calendar: str = HIJRI) -> str:
    """A day in one calendar; a day outside the Hijri table is written in the Gregorian one."""
    known = FIRST <= local_day(day) <= LAST
    return hijri_label(day) if calendar == HIJRI and known else gregorian_label(day)


def ago(moment: datetime, now: datetime | None = None, calendar: str = HIJRI) -> str:
    """«منذ 22 س», «منذ يومين», «بعد 3 أيام»; the date itself from seven days on."""
    apart = moment - (now or timezone.now())
    if abs(apart) >= RECENT:
        return day_label(moment, calendar)
    seconds = int(abs(apart).total_seconds())
    if seconds < MINUTE:
        return _("now")
    return _ahead(seconds) if apart > timedelta(0) else _past(seconds)


def _past(seconds: int) -> str:
    if seconds < HOUR:
        return _("%(count)s min ago") % {"count": seconds // MINUTE}
    if seconds < DAY:
        return _("%(count)s h ago") % {"count": seconds // HOUR}
    days = seconds // DAY
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


def _ahead(seconds: int) -> str:
    if seconds < HOUR:
        return _("in %(count)s min") % {"count": seconds // MINUTE}
    if seconds < DAY:
        return _("in %(count)s h") % {"count": seconds // HOUR}
    days = seconds // DAY
    return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}


def duration(seconds: float | timedelta) -> str:
    """«1 ي 4 س»: the two greatest units of a length of time, days of 24 hours; its sign is dropped."""
    if isinstance(seconds, timedelta):
        seconds = seconds.total_seconds()
    left = abs(int(seconds))
    days, hours, minutes = left // DAY, left % DAY // HOUR, left % HOUR // MINUTE
    if days:
        return (_("%(days)s d %(hours)s h") if hours else _("%(days)s d")) % {"days": days, "hours": hours}
    if hours:
        text = _("%(hours)s h %(minutes)s min") if minutes else _("%(hours)s h")
        return text % {"hours": hours, "minutes": minutes}
    if minutes or not left:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(seconds)s s") % {"seconds": left}


def hours(minutes: int) -> str:
    """«34 س 5 د»: a length of working time; a day of work is no unit, since days differ."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return _("%(minutes)s min") % {"minutes": rest}
    text = _("%(hours)s h %(minutes)s min") if rest else _("%(hours)s h")
    return text % {"hours": whole, "minutes": rest}


def timecode(seconds: float) -> str:
    """Length of a recording, as 0:32 or 1:02:05."""
    hours, left = divmod(max(int(seconds), 0), HOUR)
    minutes, seconds = divmod(left, MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def filesize(size: int) -> str:
    """«640 KB», «3.8 MB»: units stay Latin in both languages, and the whole is shown left to right."""
    if size < 1024:
        return f"{size} B"
    amount, unit = size / 1024, "KB"
    for larger in ("MB", "GB", "TB"):
        if round(amount) < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}" if amount < 10 and unit != "KB" else f"{max(round(amount), 1):,} {unit}"


def initials(name: str) -> str:
    """First letters of the first and last name, without particles and article: «س ق», «NE»."""
    words = [word for word in name_words(name) if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    # Arabic letters would join and read as a word.
    return ("" if "".join(letters).isascii() else " ").join(letters).upper()


def mask_number(value: str) -> str:
    """«1•••••••10»: the first sign and the last two."""
    return value[:1] + _MASK * max(len(value) - 3, 3) + value[-2:]


def mask_mobile(value: str) -> str:
    """«+966 5• ••• 4471» of an E.164 number; a foreign one keeps two first and four last digits."""
    if value.startswith("+966") and len(value) == 13:
        return f"+966 {value[4]}{_MASK} {_MASK * 3} {value[-4:]}"
    return f"{value[:3]} {_MASK * max(len(value) - 7, 3)} {value[-4:]}"


def mask_email(value: str) -> str:
    """«s•••@momah.gov.sa»: the first letter and the domain; the length of the rest is not told."""
    local, at, domain = value.rpartition("@")
    return f"{local[:1]}{_MASK * 3}{at}{domain}"
