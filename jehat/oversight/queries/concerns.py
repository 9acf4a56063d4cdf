"""Cases that are about a body of oversight."""

from jehat.cases.models import Case
from jehat.cases.models.reach import reached
from jehat.organization.models import Entity
from jehat.oversight.models import Concern

PAGE = 50


def bodies():
    """Whom a case can be about."""
    return Entity.objects.filter(kind=Entity.Kind.OVERSIGHT)


def markable(user):
    """The cases that a person may mark, so far as he sees them."""
    return Case.objects.visible_to(user).filter(reached(user.employee.reach("oversight.mark_about")))


def concerns_of(user):
    """The marks on those cases, the latest first."""
    marks = Concern.objects.filter(case__in=markable(user).values("pk"))
    return marks.select_related("case__entity", "case__department", "body", "marked_by").order_by("-marked_at")[:PAGE]
