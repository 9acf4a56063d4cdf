"""Following a case without holding it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case, Following


@action("case.follow", says=_("The case is followed"))
def follow(*, by, case, now=None):
    """Learn from now on what happens in a case of others (متابعة)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_follow(by, case).require()
    Following.objects.create(entity_id=case.entity_id, case=case, employee=by.employee, since=now)
    record("case.follow", case, by=by, at=now)
    return case


@action("case.unfollow", says=_("The case is not followed any more"))
def unfollow(*, by, case, now=None):
    """Learn no more of it than of any other case."""
    case = Case.objects.lock(case)
    permissions.can_unfollow(by, case).require()
    case.followings.filter(employee=by.employee).delete()
    record("case.unfollow", case, by=by, at=now)
    return case
