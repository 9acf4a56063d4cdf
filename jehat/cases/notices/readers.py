"""Whom a notice goes to, and what he is shown of the case."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases import queries, tidings
from jehat.cases.clearance import is_cleared
from jehat.cases.superiors import superiors
from jehat.notifications.notify import Telling


def page_of(case, side) -> str:
    return reverse(f"cases:{side}", args=[case.number])


def tells_beneficiary(case, tiding) -> list[Telling]:
    """The beneficiary, and who acts for him in this case; nobody reads what goes to a company but its delegates."""
    facts = tidings.facts(case, side="case")
    side = [case.beneficiary] if case.beneficiary.may_sign_in else []
    side += queries.acting_in(case, now=timezone.now())
    told = {"tiding": tiding, "about": case, "url": page_of(case, "case"), "facts": facts, "language": case.language}
    return [Telling(to=one, **told) for one in side]


def tells_holder(case, tiding) -> list[Telling]:
    """The assignee, or while there is none at work the accountable owner of the queue; never who filed the case."""
    is_held = case.assignee is not None and case.assignee.is_active
    employee = case.assignee if is_held else case.department.head
    if employee is None or not is_cleared(employee, case.rank, now=timezone.now()):
        return tells_administrators(case)
    if case.is_acted_for_by(employee.user):
        return []
    facts = tidings.facts(case, side="work")
    return [Telling(to=employee.user, tiding=tiding, about=case, url=page_of(case, "work"), facts=facts)]


def tells_followers(case) -> list[Telling]:
    """Those who wish to learn what happens in it, as far as they may see it."""
    facts = tidings.facts(case, side="work")
    return [
        Telling(to=one, tiding=tidings.FOLLOWED, about=case, url=page_of(case, "work"), facts=facts)
        for one in queries.followers(case)
    ]


def tells_administrators(case, tiding=tidings.OWNERLESS) -> list[Telling]:
    """A queue without an owner is the administrators' to mend: they learn of the number, and not of the case.

    Of one that is hidden they learn nothing; it never comes to a queue of which nobody cleared is in charge.
    """
    if case.level is not None and case.level.is_hidden:
        return []
    url = reverse("organization:departments")
    administrators = case.entity.employees.active().who_may("organization.change_department", timezone.now())
    return [Telling(to=one.user, tiding=tiding, about=case, url=url) for one in administrators.select_related("user")]


def tells_superior(case, tiding, *, but) -> list[Telling]:
    """The nearest head who may read the case; where there is none, the administrators learn of its number."""
    facts = tidings.facts(case, side="work")
    heads = [one for one in superiors(case, now=timezone.now()) if one.user_id != but.pk]
    if not heads:
        return tells_administrators(case)
    return [Telling(to=heads[0].user, tiding=tiding, about=case, url=page_of(case, "work"), facts=facts)]
