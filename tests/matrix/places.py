"""Cases of every degree of secrecy, and at every place."""

from itertools import product

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.states import Status
from jehat.organization.models import SecrecyLevel


def fill(world, parts) -> list[Case]:
    """Held and waiting of each rank; a company's, an employee's own, elsewhere and abroad of two."""
    holder, colleague = parts.employee("holder"), parts.employee("colleague")
    elsewhere, abroad = parts.employee("elsewhere"), parts.employee("abroad")
    near = (
        (world.kind, world.sara, world.permits, holder),
        (world.kind, world.imran, world.permits, None),
    )
    beside = (
        (world.kind, parts.company, world.permits, holder),
        (world.kind, holder.user, world.permits, colleague),
        (world.kind, world.sara, world.legal, elsewhere),
        (world.other_kind, world.sara, abroad.department, abroad),
        (world.other_kind, parts.company, abroad.department, None),
    )
    ranks = [level.rank for level in SecrecyLevel.objects.of(world.entity)]
    placed = [*product(near, ranks), *product(beside, (ranks[0], ranks[2]))]
    return [_put(rank, *place) for place, rank in placed]


def _put(rank, kind, beneficiary, department, assignee) -> Case:
    by = beneficiary.represented_by.get().agent if beneficiary.is_company else beneficiary
    case = actions.submit(by=by, beneficiary=beneficiary, kind=kind, subject="A matter", text="It is about a wall.")
    held = {"rank": rank, "department": department, "assignee": assignee, "status": Status.IN_PROGRESS}
    Case.objects.filter(pk=case.pk).update(**held)
    return Case.objects.get(pk=case.pk)
