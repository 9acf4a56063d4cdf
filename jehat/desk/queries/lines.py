"""Lines of the record in words: who, in whose place, what, about what. A few queries, however many the lines."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import VERBS
from jehat.audit.models import Event
from jehat.cases.models import Case
from jehat.cases.queries.facts import facts_of
from jehat.catalogue.models import Kind
from jehat.organization.models import Department, Employee, SecrecyLevel

from .record import READS

# What happens within another act has its line, and no verb of its own.
WITHIN = {"case.distribute": (_("Assigned automatically to {to}"), _("Placed in the queue of {department}"))}
ICONS = {
    "case": "file-text",
    "catalogue": "landmark",
    "organization": "building-2",
    "person": "log-in",
    "record": "history",
    "role": "shield-check",
    "grant": "shield-check",
    "delegation": "users",
    "program": "key-round",
    "token": "key-round",
    "webhook": "link",
    "template": "message-square",
    "reply": "message-square",
    "message": "send",
    "file": "paperclip",
}
ICON_OF = {"case.download": "download", "case.note": "lock", "person.sign_out": "log-out", "person.expire": "clock"}


@dataclass(frozen=True)
class Line:
    """One line of the record; `who` is empty where the platform acted, `is_beneficiary` where his side did.

    `case` is the number of the case it is about, `opens` whether the reader may open it; `about` any other name.
    """

    event: Event
    who: Employee | None
    is_beneficiary: bool
    in_place_of: Employee | None
    icon: str
    sentence: str
    case: str
    opens: bool
    about: str
    person: Employee | None

    @property
    def is_refused(self) -> bool:
        return self.event.outcome == Event.Outcome.REFUSED


@dataclass(frozen=True)
class _Known:
    """What the lines of one page name, found in bulk."""

    by_user: dict
    by_key: dict
    departments: dict
    kinds: dict
    cases: dict
    levels: dict
    seen: set


def told(events, *, entity, reader) -> list[Line]:
    """The lines in words; the people of the entity by their names, and no name of anybody else."""
    known = _known(events, entity, reader)
    return [_line(event, known) for event in events]


def _known(events, entity, reader) -> _Known:
    about = defaultdict(set)
    for event in events:
        about[event.subject_type].add(event.subject_id)
    users = {key for event in events for key in (event.by_id, event.acting_for_id)} | about["people.user"]
    keys = _keys(events, "to") | about["organization.employee"]
    people = Employee.objects.of(entity).filter(Q(user__in=users - {None}) | Q(pk__in=keys)).select_related("user")
    units = _keys(events, "department") | about["organization.department"]
    colleagues = list(people)
    cases = Case.objects.filter(pk__in=about["cases.case"]).values("pk", "number", "beneficiary_id")
    seen = Case.objects.visible_to(reader).filter(pk__in=about["cases.case"]) if about["cases.case"] else ()
    return _Known(
        {one.user_id: one for one in colleagues},
        {one.pk: one for one in colleagues},
        {one.pk: one.name for one in Department.objects.of(entity).filter(pk__in=units)} if units else {},
        {one.pk: one.name for one in Kind.objects.filter(pk__in=about["catalogue.kind"])}
        if about["catalogue.kind"]
        else {},
        {one["pk"]: one for one in cases} if about["cases.case"] else {},
        SecrecyLevel.objects.by_rank(entity.pk) if any("rank" in event.particulars for event in events) else {},
        set(seen.values_list("pk", flat=True)) if about["cases.case"] else set(),
    )


def _keys(events, name) -> set[UUID]:
    return {UUID(key) for event in events if (key := event.particulars.get(name)) and _is_key(key)}


def _is_key(text) -> bool:
    return isinstance(text, str) and len(text) == 36


def _line(event, known) -> Line:
    case = known.cases.get(event.subject_id)
    is_own = case is not None and event.by_id == case["beneficiary_id"]
    who = None if is_own else known.by_user.get(event.by_id)
    person = known.by_key.get(event.subject_id) or known.by_user.get(event.subject_id)
    return Line(
        event,
        who,
        is_beneficiary=event.by_id is not None and who is None,
        in_place_of=known.by_user.get(event.acting_for_id),
        icon=icon_of(event.verb),
        sentence=_sentence(event, known),
        case=case["number"] if case else "",
        opens=event.subject_id in known.seen,
        about=known.departments.get(event.subject_id) or known.kinds.get(event.subject_id) or "",
        person=person if person is not None and person != who else None,
    )


def icon_of(verb: str) -> str:
    return ICON_OF.get(verb) or ("eye" if verb in READS else ICONS.get(verb.partition(".")[0], "history"))


def _sentence(event, known) -> str:
    told = event.particulars
    to = known.by_key.get(_key(told.get("to")))
    words = {
        "to": to.name if to else "…",
        "department": known.departments.get(_key(told.get("department")), "…"),
        "level": known.levels[told["rank"]].name if told.get("rank") in known.levels else "…",
        **facts_of(event),
    }
    return str(says(event.verb, given=bool(told.get("to")))).format_map(defaultdict(lambda: "…", words))


def says(verb, *, given=True):
    """The sentence of a verb; where it acts within another, that of whether somebody was `given` the thing."""
    if verb in WITHIN:
        return WITHIN[verb][0 if given else 1]
    return VERBS[verb].says if verb in VERBS else verb


def _key(text) -> UUID | None:
    return UUID(text) if _is_key(text) else None
