"""Whose side people are on, and which units had the case before their eyes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from jehat.audit.models import Event
from jehat.organization.models import Department
from jehat.people.models import Representation, User
from jehat.people.queries import representations_of


@dataclass(frozen=True)
class Looked:
    """A unit whose employees opened the case, when first and when last."""

    department: Department
    first_at: datetime
    last_at: datetime


def acting_in(case, *, now) -> list[User]:
    """Who acts for the beneficiary now and took part in this case; all who do, where he can read nothing himself."""
    current = Representation.objects.current(now).filter(principal=case.beneficiary_id).select_related("agent")
    agents = {one.agent_id: one.agent for one in current if one.covers(case.entity.code)}
    if not agents:
        return []
    wrote = case.comments.filter(by__in=agents).order_by().values_list("by", flat=True).distinct()
    part = [agents[pk] for pk in {case.filed_by_id, *wrote} if pk in agents]
    return part or ([] if case.beneficiary.may_sign_in else list(agents.values()))


def ever_acted(case) -> list:
    """The beneficiary, and everybody who ever acted for him: their openings are no work of the team."""
    agents = Representation.objects.filter(principal=case.beneficiary_id, agent__isnull=False)
    return [case.beneficiary_id, *agents.values_list("agent", flat=True)]


def looked(case) -> list[Looked]:
    """Which units opened the case, by the record; the latest first, and no name of a person (behaviour B11)."""
    opened = Event.objects.about(case).filter(
        verb="case.open", outcome=Event.Outcome.DONE, particulars__unit__isnull=False
    )
    rows = opened.order_by().values("particulars__unit").annotate(first=Min("at"), last=Max("at")).order_by("-last")
    found = list(rows[:20])
    units = {str(one.pk): one for one in Department.objects.filter(pk__in=[row["particulars__unit"] for row in found])}
    return [
        Looked(units[row["particulars__unit"]], row["first"], row["last"])
        for row in found
        if row["particulars__unit"] in units
    ]


def principals_before(user, entity) -> list[User]:
    """For whom the person may file with this entity now, each once."""
    return list(
        {one.principal_id: one.principal for one in representations_of(user) if one.covers(entity.code)}.values()
    )
