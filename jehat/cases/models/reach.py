"""From what an employee was given to the cases he reaches: spelt out in values, by which an index is found."""

from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from jehat.organization.grants import ANY_RANK

NONE = Q(pk__in=[])


def within_reach_of(employee) -> Q:
    """The cases an employee sees as employee, by what he was given and by his place in the entity."""
    return reached(employee.reach("case.see"))


def done_within_reach_of(employee, verb) -> Q:
    """Where an employee may do a verb to cases that he sees: how secret they may be is said by the verb that sees."""
    reach = employee.reach(verb)
    shares = (replace(one, allowed=tuple(replace(at, highest=ANY_RANK) for at in one.allowed)) for one in reach.shares)
    return reached(replace(reach, shares=tuple(shares)))


def departments_within_reach_of(employee) -> frozenset[UUID]:
    """The departments of which an employee sees more than what he holds: those his grants reach, and those he heads."""
    return employee.reach("case.see").departments


def stands_in_for(employee) -> list[UUID]:
    """The keys of the absent colleagues for whom an employee stands in now."""
    return [person.id for person in employee.standing().covers]


def reached(reach) -> Q:
    """The cases within a reach: those of each of its shares, less what is denied."""
    found = NONE
    for share in reach.shares:
        found |= _within(share.allowed) & ~_within(share.denied) if share.denied else _within(share.allowed)
    return found & ~_within(reach.denied) if reach.denied else found


def _within(extents) -> Q:
    found = NONE
    for one in extents:
        found |= _in(one)
    return found


def _in(extent) -> Q:
    """The places of an extent; the queue of a department is what waits in it for somebody to hold it."""
    if extent.entity is None:
        return Q(rank__lte=extent.highest)
    places = Q(entity=extent.entity)
    if not extent.is_whole:
        held = Q(assignee__in=extent.holders) | Q(department__in=extent.departments)
        places &= held | Q(department__in=extent.queues, assignee__isnull=True)
    if extent.subjects:
        places |= Q(pk__in=extent.subjects)
    return places & Q(rank__lte=extent.highest)
