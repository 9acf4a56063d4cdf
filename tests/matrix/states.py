"""The states in which a grant can be, each laid over the roles that everybody has."""

from datetime import timedelta

from django.utils import timezone

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Absence, Delegation, Department, Grant, Role
from jehat.organization.roles import WORK
from tests.granting import give, take_all

DAY = timedelta(days=1)
VERBS = (*WORK, "case.classify", "oversight.mark_about")


def as_it_begins(parts, cases):
    """What the starting roles give."""


def nothing_given(parts, cases):
    """No role holds anything."""
    for role in Role.objects.all():
        take_all(role)


def cleared(parts, cases):
    """Whoever sees cases by his role sees the secret ones too, as far as each is cleared."""
    seeing = Grant.objects.filter(verb="case.see", role__isnull=False)
    seeing.update(highest=1)
    seeing.filter(role__code="supervisor").update(highest=3)


def singly_given(parts, cases):
    """Everybody has every verb in his whole entity, to the second degree of secrecy."""
    for user in parts.employees.values():
        give(user.employee, *VERBS, scope="entity", highest=2)


def given_below(parts, cases):
    """The verbs reach the department and all below it, and the departments hang on one another."""
    legal = parts.employee("elsewhere").department
    Department.objects.filter(pk=legal.pk).update(parent=parts.employee("other_supervisor").department)
    for user in parts.employees.values():
        give(user.employee, *VERBS, scope="subtree", highest=1)


def given_for_one_case(parts, cases):
    """A task opens every second case to everybody."""
    for user in parts.employees.values():
        for case in cases[::2]:
            cause = {"cause": "task", "cause_id": uuid7(), "subject_id": case.pk}
            give(user.employee, "case.see", "case.note", scope="one", highest=2, **cause)


def denied(parts, cases):
    """Cleared by role, and single verbs denied: what one holds, in the department, everywhere."""
    cleared(parts, cases)
    scopes = ("own", "department", "subtree", "entity")
    for number, user in enumerate(parts.employees.values()):
        give(user.employee, *VERBS[1::2], scope=scopes[number % 4], effect="deny")
        give(user.employee, *VERBS[:1], scope=scopes[number % 3], effect="deny")


def delegated(parts, cases):
    """The supervisor, cleared for all, delegates to everybody in the entity; the clerk is cleared himself."""
    cleared(parts, cases)
    give(parts.employee("clerk"), "case.see", scope="own", highest=3)
    _delegate(parts, "supervisor", -DAY, DAY)


def delegated_before(parts, cases):
    """The same delegations, of which one is over, one has not begun, and one was ended."""
    cleared(parts, cases)
    _delegate(parts, "supervisor", -3 * DAY, -DAY)
    _delegate(parts, "other_supervisor", DAY, 2 * DAY)
    _delegate(parts, "administrator", -DAY, DAY, ended_at=timezone.now())


def _delegate(parts, giver, since, until, **more):
    giver, now = parts.employee(giver), timezone.now()
    times = {"since": now + since, "until": now + until, "given_by": giver.user}
    for user in parts.employees.values():
        if user.employee.entity_id == giver.entity_id and user.employee.pk != giver.pk:
            named = {"entity": giver.entity, "giver": giver, "taker": user.employee}
            Delegation.objects.create(verbs=list(VERBS), **named, **times, **more)


def expired(parts, cases):
    """All was given to everybody, and is over."""
    for user in parts.employees.values():
        give(user.employee, *VERBS, highest=3, since=timezone.now() - DAY, until=timezone.now() - DAY / 2)


def not_begun(parts, cases):
    """All was given to everybody from tomorrow on."""
    for user in parts.employees.values():
        give(user.employee, *VERBS, highest=3, since=timezone.now() + DAY)


def withdrawn(parts, cases):
    """All was given to everybody, and taken again."""
    singly_given(parts, cases)
    Grant.objects.filter(employee__isnull=False, verb__in=VERBS).update(withdrawn_at=timezone.now())


def absent(parts, cases):
    """The holder is away, and everybody stands in for him, as he is cleared himself."""
    cleared(parts, cases)
    now, holder = timezone.now(), parts.employee("holder")
    for user in parts.employees.values():
        if user.employee.pk != holder.pk:
            named = {"entity": holder.entity, "employee": holder, "substitute": user.employee}
            Absence.objects.create(since=now - DAY, until=now + DAY, **named)


def come_back(parts, cases):
    """The same absence, over."""
    absent(parts, cases)
    Absence.objects.update(since=timezone.now() - 2 * DAY, until=timezone.now() - DAY)


def under_glass(parts, cases):
    """Urgent access to every second case, of people who may write in the whole entity."""
    for part in ("auditor", "inspector", "elsewhere", "clerk"):
        give(parts.employee(part), *VERBS[1:], scope="entity")
        for case in cases[::2]:
            cause = {"cause": "glass", "cause_id": uuid7(), "subject_id": case.pk}
            give(parts.employee(part), "case.see", scope="one", highest=case.rank, **cause)


STATES = (
    as_it_begins,
    nothing_given,
    cleared,
    singly_given,
    given_below,
    given_for_one_case,
    denied,
    delegated,
    delegated_before,
    expired,
    not_begun,
    withdrawn,
    absent,
    come_back,
    under_glass,
)
