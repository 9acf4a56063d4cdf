"""Who may do what with a notice."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .models import Notice


def can_read(user, notice: Notice) -> Verdict:
    """Only the person it was written to."""
    if user.pk != notice.to_id:
        return refuse(_("This notice was written to somebody else."))
    return ALLOWED
