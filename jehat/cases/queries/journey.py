"""Where a case that went on to other entities is, as its beneficiary follows it: one number through all of them."""

from dataclasses import dataclass
from datetime import datetime

from jehat.cases.models import Case
from jehat.catalogue.models import Kind


@dataclass(frozen=True)
class Stop:
    """One entity of a journey; nobody is named where the entity chose so."""

    case: Case
    since: datetime
    until: datetime | None

    @property
    def person(self) -> str:
        employee = self.case.assignee
        return employee.name if employee and self.case.entity.names_people else ""


def journey(case, user) -> list[Stop]:
    """Every case of the journey that the person sees, the first one first."""
    if not case.tracking:
        return []
    along = Case.objects.visible_to(user).filter(tracking=case.tracking).with_people().order_by("created_at", "pk")
    return [Stop(one, one.created_at, one.closed_at) for one in along]


def offered_elsewhere(case):
    """As what another entity may be sent the case: the kinds that it offers to everybody."""
    offered = Kind.objects.open_to_public().filter(secrecy="normal").exclude(entity=case.entity_id)
    return offered.select_related("entity").order_by("entity__code", "code")
