"""Types of field whose answer is a number, an amount of money or a day."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jehat.core import hijri
from jehat.core.folding import western_digits
from jehat.core.reader import digits_of
from jehat.core.words import number

from .base import FieldType, text_of, wrong

SEPARATORS = str.maketrans({"٫": ".", "٬": None, ",": None})
LARGEST = Decimal(10) ** 12
MOST_DECIMALS = 4
HALALAS = 100
# Before this year a date is one of the Hijri calendar: the two have no year in common that anybody means.
FIRST_GREGORIAN_YEAR = 1800


class Number(FieldType):
    label = gettext_lazy("A number")
    limits: tuple[str, ...] = ("least", "most", "decimals")

    def clean(self, field, given):
        value = self._read(given, field.limits.get("decimals", 0))
        self._within(field, value)
        return f"{value.normalize():f}"

    def _read(self, given, decimals) -> Decimal:
        try:
            value = Decimal(western_digits(str(given)).translate(SEPARATORS).strip())
        except InvalidOperation:
            raise wrong(_("Enter a number.")) from None
        if isinstance(given, bool) or not value.is_finite() or abs(value) >= LARGEST:
            raise wrong(_("Enter a number."))
        if -int(value.as_tuple().exponent) > min(decimals, MOST_DECIMALS) and value != value.to_integral():
            raise wrong(self._too_fine(decimals), "decimals")
        return value

    def _too_fine(self, decimals):
        if not decimals:
            return _("Enter a whole number.")
        return _("Enter a number with at most %(decimals)s decimals.") % {"decimals": decimals}

    def _within(self, field, value) -> None:
        least, most = field.limits.get("least"), field.limits.get("most")
        if least is not None and value < Decimal(str(least)):
            raise wrong(_("It is at least %(least)s.") % {"least": least}, "small")
        if most is not None and value > Decimal(str(most)):
            raise wrong(_("It is at most %(most)s.") % {"most": most}, "large")

    def shown(self, field, kept):
        return number(Decimal(kept), system=digits_of())


class Money(Number):
    """An amount in riyals, of which no more than halalas are told."""

    label = gettext_lazy("An amount in riyals")
    limits = ("least", "most")

    def clean(self, field, given):
        value = self._read(given, 2)
        if value < 0:
            raise wrong(_("Enter a number."))
        self._within(field, value)
        return f"{value:.2f}"

    def shown(self, field, kept):
        amount = Decimal(kept)
        places = 0 if amount == amount.to_integral() else 2
        return _("%(amount)s riyals") % {"amount": number(amount, places, digits_of())}


class Date(FieldType):
    label = gettext_lazy("A date")
    limits = ("time",)

    def clean(self, field, given):
        day = self._read(text_of(given))
        today = timezone.localdate()
        if field.limits.get("time") == "past" and day > today:
            raise wrong(_("This day is still to come."), "future")
        if field.limits.get("time") == "future" and day < today:
            raise wrong(_("This day is over."), "past")
        return day.isoformat()

    def _read(self, text) -> date:
        years = [int(part) for part in western_digits(text).replace("/", "-").split("-") if len(part.strip()) == 4
                 and part.strip().isascii() and part.strip().isdigit()]  # fmt: skip
        is_gregorian = any(year >= FIRST_GREGORIAN_YEAR for year in years) or not years
        try:
            return hijri.parse_date(text, hijri.GREGORIAN if is_gregorian else hijri.HIJRI)
        except ValueError as problem:
            if not years:
                return self._in_the_other(text, problem)
            raise wrong(str(problem)) from None

    def _in_the_other(self, text, problem) -> date:
        """A month by its name, where neither calendar is told by the year alone."""
        try:
            return hijri.parse_date(text, hijri.HIJRI)
        except ValueError:
            raise wrong(str(problem)) from None

    def shown(self, field, kept):
        try:
            both = hijri.dual(date.fromisoformat(kept))
        except ValueError:
            return kept
        return f"{both.hijri} · {both.gregorian}"
