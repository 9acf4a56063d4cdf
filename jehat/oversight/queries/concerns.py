"""Cases that are about a body of oversight."""

from jehat.cases.models import Case
from jehat.cases.models.reach import done_within_reach_of
from jehat.organization.models import Entity
from jehat.oversight.models import Concern

PAGE = 50


def bodies():
    """Whom a case can be about."""
    return Entity.objects.filter(kind=Entity.Kind.OVERSIGHT)


def markable(user):
    """The cases that a person may mark: those that he sees at his work, and where he directs it."""
    return Case.objects.worked_by(user.employee).filter(done_within_reach_of(user.employee, "oversight.mark_about"))


def concerns_of(user):
    """The marks on those cases, the latest first."""
    marks = Concern.objects.filter(case__in=markable(user).values("pk"))
    return marks.select_related("case__entity", "case__department", "body", "marked_by").order_by("-marked_at")[:PAGE]
