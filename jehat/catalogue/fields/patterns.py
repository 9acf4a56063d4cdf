"""The patterns that a text may have to follow, by name: administrators choose one, and never write one."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Pattern:
    """A known form of a text, with the name it is chosen by and what is said to who does not follow it."""

    label: str | Promise
    says: str | Promise
    form: re.Pattern[str]

    def fits(self, text: str) -> bool:
        return bool(self.form.fullmatch(text))


PATTERNS = {
    "digits": Pattern(_("Digits only"), _("Enter digits only."), re.compile(r"[0-9]+")),
    "arabic": Pattern(
        _("Arabic letters"), _("Write it in Arabic letters."), re.compile(r"[\u0621-\u065f\u0670\s.,\u060c()0-9\-]+")
    ),
    "latin": Pattern(_("Latin letters"), _("Write it in Latin letters."), re.compile(r"[A-Za-z\s.,'()0-9\-]+")),
    "postal_code": Pattern(_("Postal code"), _("A postal code has five digits."), re.compile(r"[0-9]{5}")),
    "short_address": Pattern(
        _("Short national address"),
        _("A short address has four letters and four digits, for example RRRD2929."),
        re.compile(r"[A-Z]{4}[0-9]{4}", re.IGNORECASE),
    ),
    "commercial": Pattern(
        _("Commercial registration"), _("A commercial registration has ten digits."), re.compile(r"[0-9]{10}")
    ),
    "deed": Pattern(_("Number of a deed"), _("The number of a deed has 10 to 14 digits."), re.compile(r"[0-9]{10,14}")),
}
