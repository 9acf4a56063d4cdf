"""The verbs that can be given to a role or an employee, each in the words of its own sentence: data and reading."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import VERBS

from . import roles
from .grants import ACROSS, DEPARTMENT, ENTITY, OWN, SEEING, SUBTREE

AREAS = {
    "case": _("Cases"),
    "distribution": _("Sharing of cases"),
    "reply": _("Canned replies"),
    "people": _("The counter"),
    "appointment": _("Appointments"),
    "organization": _("The entity and its people"),
    "role": _("Roles"),
    "grant": _("Permissions"),
    "review": _("Reviews of permissions"),
    "delegation": _("Delegations"),
    "calendar": _("The working calendar"),
    "catalogue": _("The guide"),
    "message": _("Messages"),
    "template": _("Message templates"),
    "integration": _("Programs"),
    "record": _("The record"),
    "presence": _("Presence"),
    "oversight": _("Oversight of cases"),
}

# How a verb is called where it has no act of its own, or an act whose sentence waits for words.
WORDS = {
    "case.see": _("To see cases"),
    "case.comment": _("To write to the beneficiary"),
    "case.note": _("To write internal notes"),
    "case.ask": _("To ask the beneficiary for what is missing"),
    "case.complete": _("To complete a case"),
    "case.submit_for": _("To file a case for a visitor at the counter"),
    "case.classify": _("To set how secret a case is"),
    "case.prioritise": _("To say how urgent a case is"),
    "case.assign": _("To assign a case to a colleague"),
    "case.refer": _("To refer a case to another department"),
    "case.refer_out": _("To refer a case to another entity"),
    "case.reject": _("To close a case without doing what was asked"),
    "case.expedite": _("To urge a case on"),
    "case.postpone": _("To ask that a case be postponed"),
    "case.grant_postponement": _("To decide on postponements"),
    "case.reopen": _("To open a closed case again"),
    "case.decide_appeal": _("To decide appeals against rejections"),
    "distribution.change": _("To say how cases are shared among employees"),
    "reply.write_department": _("To keep words for a whole department"),
    "reply.write_entity": _("To keep words for the whole entity"),
    "organization.see": _("To see departments and employees"),
    "integration.manage": _("To let programs and webhooks in"),
    "escalation.change": _("To say when cases climb"),
    "calendar.change": _("To keep working hours and holidays"),
    "catalogue.see_kinds": _("To see how the guide is kept"),
    "appointment.check_in": _("To receive people with an appointment"),
    "appointment.offer": _("To say when a department receives people"),
    "record.see": _("To read the record"),
    "record.export": _("To take the record along"),
    "presence.see": _("To see who is signed in"),
    "review.decide": _("To review what employees may do"),
    "people.verify_identity": _("To confirm identities at the counter"),
    "oversight.see": _("To watch how the cases of all entities move"),
    "oversight.export_movement": _("To take the movement of cases along as a table"),
    "oversight.break_glass": _("To open a case beyond one's post by urgent access"),
    "oversight.see_glasses": _("To look after urgent access"),
    "oversight.end_glass": _("To end an urgent access"),
    "oversight.review_glass": _("To review what was done under an urgent access"),
    "oversight.mark_about": _("To keep a case from the body of oversight it is about"),
}

PLACES = (OWN, DEPARTMENT, SUBTREE, ENTITY)
SCOPES = {
    "reply.write_department": (DEPARTMENT,),
    "review.decide": (DEPARTMENT, SUBTREE, ENTITY),
    "appointment.check_in": (DEPARTMENT, SUBTREE, ENTITY),
    "appointment.offer": (DEPARTMENT, SUBTREE, ENTITY),
    "delegation.give": (OWN, ENTITY),
    "delegation.end": (OWN, ENTITY),
}
GRANTING = ("role", "grant", "review", "delegation")
# What is given to a person for what he is: nobody does it in his place.
KEPT = {"integration.manage", "oversight.break_glass"}
# What no role begins with, and every entity may give, to its internal audit for instance.
AS_NEEDED = {"oversight.break_glass": {ENTITY}}
# What opens a thing by itself says, as seeing does, how secret that may be.
OPENING = {"oversight.break_glass"}


@dataclass(frozen=True)
class Grantable:
    """A verb that can be given: how far it may reach, and what giving it asks."""

    verb: str
    says: str | Promise
    scopes: tuple[str, ...]

    @property
    def area(self) -> str:
        return self.verb.partition(".")[0]

    @property
    def is_ranked(self) -> bool:
        """Whether it says how secret a thing may be; all else follows what is seen."""
        return self.verb in SEEING.values() or self.verb in OPENING

    @property
    def is_delegable(self) -> bool:
        return self.area not in GRANTING and self.verb not in KEPT

    @property
    def needs_presence(self) -> bool:
        """Whether it is done only by who has been proved just now."""
        return self.area in GRANTING


@dataclass(frozen=True)
class Area:
    """The verbs of one subject, as a role is edited by."""

    code: str
    label: str | Promise
    verbs: tuple[Grantable, ...]


def known(entity) -> dict[str, Grantable]:
    """Every verb that can be given at an entity, by its name: those that a starting role has, as far as one has it."""
    reached: dict[str, set[str]] = {verb: set(scopes) for verb, scopes in AS_NEEDED.items()}
    for role in roles.starting_roles(entity).values():
        for verb, scope in role["grants"].items():
            reached.setdefault(verb, set()).add(scope)
    return {verb: Grantable(verb, says(verb), scopes_of(verb, scopes)) for verb, scopes in reached.items()}


def scopes_of(verb: str, reached: set[str]) -> tuple[str, ...]:
    """How far a verb may be given: what is done in places goes to each of them, all else to the entity as a whole."""
    if verb in SCOPES:
        return SCOPES[verb]
    within = PLACES if reached & {OWN, DEPARTMENT, SUBTREE} else (ENTITY,) if ENTITY in reached else ()
    return (*within, ACROSS) if ACROSS in reached else within


def says(verb: str) -> str | Promise:
    """What a verb is, in a sentence."""
    return WORDS[verb] if verb in WORDS else VERBS[verb].says if verb in VERBS else verb


def catalogue(entity) -> list[Area]:
    """All that can be given at an entity, by area."""
    found: dict[str, list[Grantable]] = {code: [] for code in AREAS}
    for one in known(entity).values():
        found.setdefault(one.area, []).append(one)
    return [Area(code, AREAS.get(code, code), tuple(verbs)) for code, verbs in found.items() if verbs]
