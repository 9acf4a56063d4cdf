"""The tabs above the pages of the record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jehat.desk import permissions

PLACES = (
    ("record", _("The record"), permissions.can_see_record),
    ("presence", _("Presence"), permissions.can_see_presence),
)


def places(user, current) -> list[dict]:
    """Those of the pages that the employee may open; none where it is the only one."""
    found = [
        {"label": label, "url": reverse(f"desk:{name}"), "current": name == current}
        for name, label, may in PLACES
        if may(user)
    ]
    return found if len(found) > 1 else []
