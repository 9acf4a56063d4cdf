"""The degrees of secrecy every entity starts with, and what each of them does: data, not code (domain handbook §1.5).

A case has a rank; the level of its entity with this rank says what the rank means. Rank 0 is the ordinary case, and
whoever may see a case at all sees it; above it, a person sees what his clearance reaches.
"""

from django.utils.translation import gettext_lazy as _

NORMAL = "normal"
ORDINARY = 0
HIGHEST = 9

# What a level may do to its cases, each with its sentence for whoever sets it.
EFFECTS = {
    "is_masked": _("The subject is masked in lists and notices"),
    "own_series": _("Its cases have a series of numbers of their own"),
    "watermarked": _("Pages, previews and papers carry who looks and when"),
    "asks_again": _("Opening asks for the password again"),
    "is_hidden": _("For whoever is not cleared it does not exist, not even in counts"),
}

_SECRET = {"is_masked": True, "own_series": True, "watermarked": True, "asks_again": True}

# How secret a case the starting roles see; what is above needs a clearance of its own.
REACHED = {"case.see": 1}

STARTING = (
    {"rank": 0, "code": NORMAL, "name_ar": "عادي", "name_en": "Normal", "data_class": "restricted"},
    {"rank": 1, "code": "restricted", "name_ar": "محدود التداول", "name_en": "Restricted", "data_class": "restricted"},
    {"rank": 2, "code": "secret", "name_ar": "سري", "name_en": "Secret", "data_class": "secret", **_SECRET},
    {
        "rank": 3,
        "code": "top_secret",
        "name_ar": "سري للغاية",
        "name_en": "Top secret",
        "data_class": "top_secret",
        "is_hidden": True,
        **_SECRET,
    },
)
