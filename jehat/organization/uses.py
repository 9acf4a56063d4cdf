"""Which permissions employees have and do not use: what the record shows of each, and what it cannot show.

The record is read in the night (`actions.read_uses`); a page asks what was read, never the record itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from . import roles, verbs
from .effective import Line, lines_of
from .grants import Standing, standings
from .models import Employee, Grant, Role, Surplus, VerbUse

# What was not used so long is not needed, as far as one can tell.
LATELY = timedelta(days=90)
# Reading leaves no line, so nobody can tell whether it is used.
UNSEEN = {
    "organization.see",
    "record.see",
    "presence.see",
    "catalogue.see_kinds",
    "oversight.see",
    "oversight.see_glasses",
    # Once a quarter at most.
    "review.decide",
}
# What whoever has a case may ask for, or take; what whoever directs a department decides.
HIS_OWN = ("case.pull_next", "case.ask_reassignment", "case.declare_conflict")
DIRECTING = ("case.grant_reassignment", "case.refuse_reassignment", "case.reassign_all", "case.withdraw_conflict")
# The acts by which a permission is used where they have another name than it.
ACTS = {
    "case.expedite": ("case.expedite", "case.follow_up"),
    "case.postpone": ("case.postpone", "case.resume"),
    "case.grant_postponement": ("case.grant_postponement", "case.refuse_postponement"),
    "case.see": ("case.open", "case.download", "case.receipt", "case.mark_read", "case.print", "case.follow", *HIS_OWN),
    "case.assign": ("case.assign", "case.undo_assign", "case.begin_handover", *DIRECTING),
    "case.refer": (
        "case.refer",
        "case.accept_referral",
        "case.refuse_referral",
        "case.give_back",
        "case.recall",
        "case.request_recall",
        "case.grant_recall",
        "case.decline_recall",
    ),
    "distribution.change": (
        "distribution.change",
        "distribution.add_rule",
        "distribution.remove_rule",
        "distribution.write_skill",
    ),
    "case.submit_for": ("case.submit_for", "case.receive_visitor", "case.find_visitor"),
    "people.verify_identity": ("organization.verify_identity", "organization.verify_company"),
    "organization.add_department": ("organization.add_department", "organization.take_batch"),
    "organization.add_employee": ("organization.add_employee", "organization.take_batch"),
    "organization.end_presence": ("organization.end_presence", "organization.end_presences"),
    "template.write": ("template.write", "template.restore", "template.try"),
    "oversight.mark_about": ("oversight.mark_about", "oversight.unmark_about"),
    "integration.manage": (
        "program.add",
        "program.end",
        "token.issue_program",
        "webhook.subscribe",
        "webhook.change",
        "webhook.renew_secret",
        "webhook.replay",
    ),
}
# Writing canned replies is one act, and for whom they are tells which permission it took.
WRITING = {"reply.write_department": "department", "reply.write_entity": "entity"}


def acts() -> list[tuple[str, str, str]]:
    """Each act that shows a use, the permission it shows, and the scope its line has to name, where it has to."""
    return [
        *((act, verb, "") for verb in _measured() for act in ACTS.get(verb, (verb,))),
        *(("reply.write", verb, scope) for verb, scope in WRITING.items()),
    ]


def _measured() -> set[str]:
    starting = (roles.STARTING | roles.OF_OVERSIGHT).values()
    return ({verb for role in starting for verb in role["grants"]} | set(verbs.AS_NEEDED)) - UNSEEN - set(WRITING)


def unused(employees: Iterable[Employee], now: datetime) -> dict[UUID, tuple[list[str], int]]:
    """Of each employee the permissions of his own that he has had and not used for so long, and how many he has.

    Three queries for one as for many. Who came lately, and what was given lately, is not judged.
    """
    employees, since = list(employees), now - LATELY
    keys = [one.pk for one in employees]
    known, used = standings(keys, now), _used_since(keys, since)
    entities = {one.entity_id for one in employees}
    young = set(Grant.objects.filter(since__gt=since, entity__in=entities).values_list("pk", flat=True))
    settled = {one.pk for one in employees if one.created_at <= since}
    return {pk: _unused(known[pk], used[pk], young, is_settled=pk in settled) for pk in keys}


def _used_since(keys, since) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for employee, verb in VerbUse.objects.filter(employee__in=keys, last_at__gt=since).values_list("employee", "verb"):
        found[employee].add(verb)
    return found


def _unused(standing: Standing, used, young, *, is_settled) -> tuple[list[str], int]:
    own = {verb: held for verb in standing.by_verb if (held := own_of(standing, verb))}
    idle = [
        verb
        for verb, held in own.items()
        if is_settled and verb not in UNSEEN and verb not in used and not any(one.grant in young for one in held)
    ]
    return sorted(idle), len(own)


def own_of(standing: Standing, verb: str) -> list:
    """What an employee has of a verb for himself, by his role or singly, and that nothing denies."""
    return [one for one in standing.good(verb) if one.delegation is None and not one.cause]


def with_more(entity, *, department=None) -> QuerySet[Surplus]:
    """The employees who have more than they use, as was counted in the night, those with the most first."""
    found = Surplus.objects.filter(entity=entity, unused__gt=0, employee__is_active=True)
    found = found.select_related("employee__user", "employee__department", "employee__role")
    if department is not None:
        found = found.filter(employee__department=department)
    return found.order_by("-unused", "employee")


def unused_lines(employee, now) -> list[Line]:
    """What an employee has and does not use, each with what gives it."""
    idle = set(unused([employee], now)[employee.pk][0])
    return [line for line in lines_of(employee) if line.verb in idle]


def last_uses(employee) -> dict[str, datetime]:
    """When an employee used each permission last, as far as the record was read."""
    return dict(VerbUse.objects.filter(employee=employee).values_list("verb", "last_at"))


def unused_of_roles(entity, now) -> dict[UUID, list[str]]:
    """Of each role in use the verbs that it has given so long, and that nobody who has it used; three queries."""
    since = now - LATELY
    uses = VerbUse.objects.filter(entity=entity, last_at__gt=since)
    used = set(uses.order_by().values_list("employee__role", "verb").distinct())
    settled = Employee.objects.active().filter(entity=entity, created_at__lte=since)
    roles_held = set(settled.order_by().values_list("role", flat=True).distinct())
    given = Grant.objects.live(now).filter(role__entity=entity, role__retired_at__isnull=True, since__lte=since)
    found: dict[UUID, list[str]] = defaultdict(list)
    for role, verb in given.exclude(verb__in=UNSEEN).order_by("verb").values_list("role", "verb").distinct():
        if role in roles_held and (role, verb) not in used:
            found[role].append(verb)
    return found


def roles_with_more(entity, now) -> list[tuple[Role, list[str]]]:
    """The roles that give what nobody uses, those with the most first."""
    idle = unused_of_roles(entity, now)
    found = Role.objects.filter(pk__in=idle).annotate(count=Count("employees"))
    return sorted(((role, idle[role.pk]) for role in found), key=lambda pair: (-len(pair[1]), str(pair[0].pk)))
