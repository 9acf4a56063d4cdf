"""What people can be told of urgent access: data for notices, preferences and templates."""

from django.utils.translation import gettext_lazy as _

from jehat.notifications.tidings import Side, Tiding

GLASS_BROKEN = Tiding(
    "oversight.glass_broken",
    _("A case was opened by urgent access"),
    _("Case %(number)s was opened by urgent access"),
    Side.EMPLOYEE,
    is_duty=True,
)
GLASS_ENDED = Tiding(
    "oversight.glass_ended",
    _("Your urgent access was ended"),
    _("Your urgent access to case %(number)s was ended"),
    Side.EMPLOYEE,
)
ALL = (GLASS_BROKEN, GLASS_ENDED)
