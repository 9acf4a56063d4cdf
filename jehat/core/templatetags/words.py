"""Dates, numbers and mixed text in templates: `{% load words %}`. Everything is escaped here, whatever comes in."""

import re
from datetime import date, datetime
from decimal import Decimal
from html import escape as quoted

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from jehat.core import words
from jehat.core.hijri import FIRST, GREGORIAN, LAST, dual, gregorian_label, local_day
from jehat.core.reader import calendar_of, digits_of

register = template.Library()

_ARABIC = r"\u0621-\u064a\u064b-\u0652\u0671-\u06d3"
_LATIN = r"A-Za-z\u00c0-\u024f"
# Repetitions before a letter that must follow are bounded: a long row of digits stays linear.
# A Latin word may hold digits and the signs of addresses and file names; it does not end in punctuation.
_WORD = rf"(?:\d[\d._\-]{{0,40}})?[{_LATIN}](?:[{_LATIN}0-9._/:@&'’+#=?%~\-]*[{_LATIN}0-9+#%])?"
_AMOUNT_BEFORE_UNIT = rf"\d[\d.,]* ?(?=[{_LATIN}]{{1,3}}(?![{_LATIN}]))"
# A full stop before a closing bracket ends the Latin words, «(Namaa Est.)», not the Arabic line.
_LATIN_RUN = rf"(?:{_AMOUNT_BEFORE_UNIT})?{_WORD}(?: +(?:{_WORD}|\d+(?![\d/\-])))*(?:\.(?=[)\]»]))?"
_PHONE = r"\+\d[\d ]{6,20}\d"
_NUMBER = r"[+\-−]?\d+(?:[.,:/٫٬\-]\d+)*%?"
# A register number with a letter, 3302/ب, is read from the right.
_CODE_THEN_LETTER = rf"\d+(?:[/\-]\d+)*[/\-][{_ARABIC}]{{1,2}}(?![{_ARABIC}\d])"
_LETTER_THEN_CODE = rf"(?<![{_ARABIC}\d])[{_ARABIC}][/\-]\d+(?:[/\-]\d+)*"
_IN_ARABIC = re.compile(rf"(?P<rtl>{_CODE_THEN_LETTER}|{_LETTER_THEN_CODE})|(?P<ltr>{_LATIN_RUN}|{_PHONE}|{_NUMBER})")
_ARABIC_RUN = rf"[{_ARABIC}](?:[{_ARABIC}\d\s/\-\u060c\u061b\u0640]*[{_ARABIC}\d\u0640])?"
_IN_LATIN = re.compile(rf"(?P<rtl>(?:(?<!\d)\d{{1,20}}[/\-](?:\d{{1,20}}[/\-]){{0,4}})?{_ARABIC_RUN})")
# Controls that a sender could use to make a name read as another.
_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_ANY_ARABIC = re.compile(rf"[{_ARABIC}]")
_ANY_LATIN_OR_DIGIT = re.compile(rf"[{_LATIN}\d]")
_PLAIN_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(rf"[{_ARABIC}{_LATIN}]")


@register.filter
def bidi(text: object) -> SafeString:
    """Text a person wrote, escaped, with what runs the other way isolated: Latin words, addresses, «3302/ب»."""
    if text is None:
        return SafeString("")
    return mark_safe("\n".join(_isolated(line) for line in _CONTROLS.sub("", str(text)).split("\n")))  # noqa: S308


def _isolated(line: str) -> str:
    if not get_language_bidi():
        # A line that begins in Arabic is an Arabic line: its order is kept whole, not only that of its words.
        whole = direction(line) == "rtl"
        return _isolate(mark_safe(_wrap_runs(_IN_ARABIC, line)), "rtl") if whole else _wrap_runs(_IN_LATIN, line)  # noqa: S308
    if _ANY_ARABIC.search(line) or not _ANY_LATIN_OR_DIGIT.search(line):
        return _wrap_runs(_IN_ARABIC, line)
    return _isolate(line, "ltr")


@register.filter
def direction(text: object) -> str:
    """The way a person's own line runs, by its first letter: «rtl» or «ltr»; without letters, the page's."""
    letter = _LETTER.search(str(text or ""))
    runs_rtl = _ANY_ARABIC.match(letter[0]) if letter else get_language_bidi()
    return "rtl" if runs_rtl else "ltr"


def _wrap_runs(pattern: re.Pattern, line: str) -> str:
    pieces: list[str] = []
    end = 0
    for run in pattern.finditer(line):
        pieces.append(quoted(line[end : run.start()]))
        # A whole number needs no isolation, in either direction.
        plain = _PLAIN_NUMBER.fullmatch(run[0])
        pieces.append(run[0] if plain else _isolate(run[0], str(run.lastgroup)))
        end = run.end()
    return "".join([*pieces, quoted(line[end:])])


def _isolate(text: str, direction: str) -> str:
    inside = text if isinstance(text, SafeString) else quoted(text)
    return mark_safe(f'<bdi dir="{direction}">{inside}</bdi>')  # noqa: S308


@register.filter
def ltr(value: object) -> SafeString:
    """An identifier, phone, file name or signed number, kept left to right."""
    if value is None or value == "":
        return SafeString("")
    return format_html('<bdi dir="ltr" class="num">{}</bdi>', escape(value))


@register.filter
def num(value: object, places: int | None = None) -> SafeString:
    """A number with thousands, in the reader's digits: `{{ n|num }}`, `{{ amount|num:2 }}`."""
    if value is None or value == "":
        return SafeString("")
    try:
        text = words.number(value, places, digits_of())  # type: ignore[arg-type]
    except (TypeError, ValueError):
        text = words.digits(str(value), digits_of())
    return ltr(text)


class _Numeral(int):
    """A number that counts as itself and is written in the reader's digits."""

    def __str__(self) -> str:
        return words.digits(int.__str__(self), digits_of())


@register.filter
def numeral(value: int | str) -> int | str:
    """A number within a sentence, in the reader's digits: `{% blocktranslate count n=found|numeral %}`."""
    if isinstance(value, int):
        return _Numeral(value)
    return words.number(Decimal(value.replace(",", "")), system=digits_of()) if value else ""


@register.filter
def duration(seconds: float | None) -> str:
    """A length of time in its two greatest units: «1 ي 4 س»."""
    return "" if seconds is None else words.digits(words.duration(seconds), digits_of())


@register.filter
def timecode(seconds: float | None) -> SafeString:
    """Length of a recording: 0:32."""
    return SafeString("") if seconds is None else ltr(words.digits(words.timecode(seconds), digits_of()))


@register.filter
def filesize_ltr(size: int | None) -> SafeString:
    """A size of a file: 640 KB."""
    return SafeString("") if size is None else ltr(words.digits(words.filesize(size), digits_of()))


@register.filter
def initials(name: str | None) -> str:
    """Initials of a name, for an avatar."""
    return words.initials(name or "")


@register.simple_tag(takes_context=True, name="dual")
def dual_tag(context, day: date | None) -> SafeString:
    """A day in both calendars, the reader's own first; beyond the Hijri table only the Gregorian."""
    if day is None:
        return SafeString("")
    first, second = _both(context, day)
    first = format_html("<bdi>{}</bdi>", first)
    second = format_html(' <span class="dual-g"><bdi>{}</bdi></span>', second) if second else ""
    return format_html('<time datetime="{}" class="dual">{}{}</time>', local_day(day).isoformat(), first, second)


@register.simple_tag(takes_context=True)
def ago(context, moment: datetime | None, now: datetime | None = None) -> SafeString:
    """How long ago, with the full moment as its title; the date itself from seven days on."""
    if moment is None:
        return SafeString("")
    text = words.digits(words.ago(moment, now, calendar_of(_user(context))), _digits(context))
    return _time(moment, text, "ago", _full(context, moment))


@register.simple_tag(takes_context=True)
def clock(context, moment: datetime | None) -> SafeString:
    """The time of day in Riyadh, 24 hours: 14:05."""
    if moment is None:
        return SafeString("")
    text = ltr(words.digits(words.clock(moment), _digits(context)))
    return format_html('<time datetime="{}">{}</time>', _iso(moment), text)


@register.simple_tag(takes_context=True)
def day(context, moment: date | None, now: datetime | None = None) -> SafeString:
    """The day that separates a timeline: Today, Yesterday, or the day in both calendars."""
    if moment is None:
        return SafeString("")
    apart = (local_day(now or timezone.now()) - local_day(moment)).days
    if apart not in (0, 1):
        return dual_tag(context, moment)
    return _time(local_day(moment), _("Yesterday") if apart else _("Today"), "day", _both_in_one(context, moment))


def _time(moment: date, text: str, name: str, title: str) -> SafeString:
    return format_html(
        '<time datetime="{}" class="{}" title="{}"><bdi>{}</bdi></time>', _iso(moment), name, title, text
    )


def _iso(moment: date) -> str:
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _both(context, moment: date) -> tuple[str, str]:
    """The labels of a day, the reader's calendar first; the second is empty where the first is the only one."""
    if not FIRST <= local_day(moment) <= LAST:
        return words.digits(gregorian_label(moment), _digits(context)), ""
    first, second = (words.digits(label, _digits(context)) for label in dual(moment))
    return (second, first) if calendar_of(_user(context)) == GREGORIAN else (first, second)


def _both_in_one(context, moment: date) -> str:
    first, second = _both(context, moment)
    # Translators: a day in both calendars, the one the reader prefers first.
    return _("%(first)s · %(second)s") % {"first": first, "second": second} if second else first


def _full(context, moment: datetime) -> str:
    time = words.digits(words.clock(moment), _digits(context))
    return _("%(day)s, %(time)s") % {"day": _both_in_one(context, moment), "time": time}


def _user(context):
    return getattr(context.get("request"), "user", None)


def _digits(context) -> str:
    return digits_of(_user(context))
