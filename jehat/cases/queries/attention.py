"""Who follows a case without holding it, who can be named in its notes, and which cases wait for an employee so."""

from django.db.models import Exists, OuterRef

from jehat.cases import permissions
from jehat.cases.models import Following, Mention
from jehat.organization.queries import sees

from .access import SEE, may_be_let_in

# More than look at one case; whoever comes later finds its news in his list.
MOST_FOLLOWERS = 50
MOST_NAMED = 100


def followed_by(employee):
    """Whether the employee follows a case, to be asked with the case itself."""
    return Exists(Following.objects.filter(case=OuterRef("pk"), employee=employee))


def followers(case) -> list:
    """The people to be told what happens in a case: those who follow it and may see its inside still."""
    kept = Following.objects.filter(case=case, employee__is_active=True).select_related("employee__user")
    people = [one.employee.user for one in kept.order_by("since", "pk")[:MOST_FOLLOWERS]]
    return [one for one in people if permissions.can_see_internal(one, case)]


def mentioned_in(employee):
    """Whether the employee is named in a note of a case, to be asked with the case itself."""
    return Exists(Mention.objects.filter(note__case=OuterRef("pk"), employee=employee))


def mentionable(case, *, by, now) -> list:
    """The colleagues who may see the case, without oneself; as many queries for one as for a hundred."""
    found = may_be_let_in(case, now).filter(entity=case.entity_id).exclude(user=by).select_related("user")
    colleagues = list(found[:MOST_NAMED])
    told = sees(colleagues, SEE, case.place, now)
    return [one for one in colleagues if told[one.pk].is_allowed and not case.is_acted_for_by(one.user)]
