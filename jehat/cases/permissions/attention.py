"""Who may follow a case: whoever sees its inside."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import employee_of
from .seeing import can_see_internal


def can_follow(user, case) -> Verdict:
    seen = can_see_internal(user, case)
    if seen and _follows(user, case):
        return refuse(_("You follow this case already."))
    return seen


def can_mention(colleague, case) -> Verdict:
    """In a note those are named who may read it."""
    if not colleague.is_active or not can_see_internal(colleague.user, case):
        return refuse(_("In a note only those are named who may see the case."))
    return ALLOWED


def can_unfollow(user, case) -> Verdict:
    """Whoever follows it may stop, whether he sees the case still or not."""
    if employee_of(user, case) is None or not _follows(user, case):
        return refuse(_("You do not follow this case."))
    return ALLOWED


def _follows(user, case) -> bool:
    return case.followings.filter(employee=user.employee).exists()
