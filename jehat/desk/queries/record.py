"""Which lines of the record somebody reads: of his entity, of his people, of one case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from jehat.audit import queries as audit
from jehat.audit.models import Event
from jehat.cases.models import Case
from jehat.organization.models import Employee, SecrecyLevel

PAGE = 50
# Acts of reading, which change nothing.
READS = (
    "case.print",
    "case.open",
    "case.download",
    "case.mark_read",
    "case.receipt",
    "record.export",
    "presence.export",
)
# What a person does with his account is his own affair but for these: they say when he was at work.
AT_THE_DOOR = (
    "person.sign_in",
    "person.sign_out",
    "person.expire",
    "person.end_presence",
    "person.end_other_presences",
    "person.change_password",
    "person.reset_password",
)
DOOR = "person."


@dataclass(frozen=True)
class Wanted:
    """What is looked for; whatever is empty does not narrow. A verb that ends in a dot stands for its whole area."""

    person: Employee | None = None
    case: Case | None = None
    verb: str = ""
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def as_codes(self) -> dict:
        """The same for the record itself: ids and codes."""
        found = {
            "person": self.person.pk if self.person else None,
            "case": self.case.pk if self.case else None,
            "act": self.verb,
            "kind": self.kind,
            "since": self.since.date().isoformat() if self.since else "",
            "until": self.until.date().isoformat() if self.until else "",
        }
        return {name: value for name, value in found.items() if value}


def lines_within(sight, wanted: Wanted, *, after="", most=PAGE) -> audit.Lines:
    """A page of what was done in the entity by the people somebody looks after, the newest first."""
    users = _users(sight)
    within = Event.objects.filter(entity_id=sight.entity.pk).filter(_there(wanted))
    within = _without(within, _private(sight, wanted), sight.employee)
    found = _wanted(wanted) if sight.is_everybody else _wanted(wanted) & Q(by__in=users)
    return audit.page(within, wanted=found, after=after, most=most, beside=_at_the_door(users, wanted))


def lines_of_case(case, wanted: Wanted, *, after="", most=PAGE) -> audit.Lines:
    """A page of who did and who read what in one case, by whomever."""
    within = Event.objects.about(case).filter(_there(wanted))
    return audit.page(within, wanted=_wanted(wanted), after=after, most=most)


def _users(sight) -> list[UUID]:
    """The accounts of the people in sight, as values: a subquery would be asked anew for every line."""
    return list(sight.people().order_by().values_list("user", flat=True))


def _there(wanted) -> Q:
    """The time, which the index finds; the rest is looked for within it."""
    there = Q()
    if wanted.since:
        there &= Q(at__gte=wanted.since)
    if wanted.until:
        there &= Q(at__lt=wanted.until)
    return there


def _wanted(wanted) -> Q:
    found = _of_verb(wanted.verb) & _of_kind(wanted.kind)
    if wanted.person:
        found &= Q(by=wanted.person.user_id) | Q(subject_id__in=[wanted.person.pk, wanted.person.user_id])
    if wanted.case:
        found &= Q(subject_id=wanted.case.pk)
    return found


def _of_verb(verb) -> Q:
    if not verb:
        return Q()
    return Q(verb__startswith=verb) if verb.endswith(".") else Q(verb=verb)


def _of_kind(kind) -> Q:
    if kind == "refused":
        return Q(outcome=Event.Outcome.REFUSED)
    if kind == "reads":
        return Q(verb__in=READS)
    return ~Q(verb__in=READS) if kind == "acts" else Q()


def _at_the_door(users, wanted):
    """Sign-ins and the like belong to a person and to no entity; None where they are not looked for."""
    is_meant = not wanted.verb or wanted.verb.startswith(DOOR)
    if wanted.case or not is_meant or wanted.kind == "reads":
        return None
    found = Event.objects.filter(entity_id__isnull=True, verb__in=AT_THE_DOOR).filter(_there(wanted))
    found = found.filter(_of_verb(wanted.verb) & _of_kind(wanted.kind))
    if wanted.person:
        return found.filter(subject_id=wanted.person.user_id)
    return found.filter(subject_id__in=users)


def _private(sight, wanted) -> set[UUID]:
    """The cases of the reader's own side, and those that the person looked for has filed for himself."""
    mine = Case.objects.acted_for(sight.employee.user).filter(entity=sight.entity)
    if wanted.person:
        mine |= Case.objects.of_beneficiary(wanted.person.user_id).filter(entity=sight.entity)
    return set(mine.order_by().values_list("pk", flat=True))


def case_numbered(sight, number: str) -> Case | None:
    """The case of the entity with this number; one that does not exist for the reader has none."""
    found, hidden = Case.objects.filter(entity=sight.entity, number=number), _hidden_from(sight.employee)
    if hidden is not None:
        found = found.exclude(pk__in=hidden.values("pk"))
    return found.only("pk", "number").first()


def _without(events, private, employee):
    """Lines about these cases are left out, and about those that do not exist for the reader."""
    if private:
        events = events.exclude(subject_id__in=private)
    hidden = _hidden_from(employee)
    return events.filter(~Exists(hidden.filter(pk=OuterRef("subject_id")))) if hidden is not None else events


def _hidden_from(employee):
    """The cases of the entity that do not exist for an employee; None where no level hides any."""
    levels = SecrecyLevel.objects.by_rank(employee.entity_id).values()
    hidden = [level.rank for level in levels if level.is_hidden]
    if not hidden:
        return None
    secret = Case.objects.filter(entity=employee.entity_id, rank__in=hidden)
    seen = Case.objects.visible_to(employee.user).filter(rank__in=hidden)
    return secret.exclude(pk__in=seen.values("pk"))
