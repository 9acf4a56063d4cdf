"""Who is told of a broken glass: those who answer for the case and for the entity, at once."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases.permissions import can_see
from jehat.notifications.notify import Telling
from jehat.organization.models import Employee

from . import queries, tidings


def told_of_breaking(glass):
    """Whoever heads what has the case, up to the top, and the administrators who look after such access."""
    told = [*queries.heads_above(glass.case), *_keepers(glass)]
    return [Telling(to=one.user, tiding=tidings.GLASS_BROKEN, about=glass.case, url=_url(glass)) for one in told]


def _keepers(glass) -> list[Employee]:
    """A case that is hidden from an administrator stays so, its number included."""
    keepers = Employee.objects.active().of(glass.entity).who_may("oversight.see_glasses", timezone.now())
    level = glass.case.level
    is_hidden = level is not None and level.is_hidden
    return [one for one in keepers.select_related("user") if not is_hidden or can_see(one.user, glass.case)]


def told_of_end(glass):
    """Who had it, unless he ended it himself."""
    url = reverse("oversight:glasses")
    return [Telling(to=glass.employee.user, tiding=tidings.GLASS_ENDED, about=glass.case, url=url)]


def _url(glass) -> str:
    return reverse("oversight:glass", args=[glass.pk])
