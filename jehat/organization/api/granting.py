"""What roles and employees of the entity may do.

Whatever changes this asks for a person who was proved here just now: a program never widens what anybody may do.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import AwareDatetime, Field, StringConstraints

from jehat.core.rest import Operations
from jehat.core.verdict import Refused
from jehat.organization import actions, verbs
from jehat.organization.models import Grant, Role
from jehat.organization.secrecy import HIGHEST
from jehat.organization.terms import Terms
from jehat.people.views.confirmed import is_fresh

from .administering import TEXT, Code, InPath, entity_of
from .employees import employee_of

router = Operations()

Scope = Literal["own", "department", "subtree", "entity", "across"]
Verb = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z_]+\.[a-z_]+$"), Field(examples=["case.see"])]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=TEXT)]
Effect = Literal["allow", "deny"]
NOT_PROVED = gettext_lazy("Confirm who you are first: this is done only by a person who was proved here just now.")
UNTIL = _("It is over by itself at this moment.")


class VerbOut(Schema):
    verb: str = Field(examples=["case.see"])
    says: str = Field(description=_("What it is, in a sentence."))
    scopes: list[str] = Field(description=_("How far it can be given."))
    is_ranked: bool = Field(description=_("Whether it says how secret a thing may be."))
    is_delegable: bool

    @staticmethod
    def resolve_says(one) -> str:
        return str(one.says)


class TermsIn(Schema):
    verb: Verb
    scope: Scope = Field("own", examples=["department"])
    highest: int = Field(0, ge=0, le=HIGHEST, description=_("The highest degree of secrecy it reaches."))


class RoleOut(Schema):
    code: str = Field(examples=["officer"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Officer"])


class RoleIn(Schema):
    name_ar: Title = Field(description=_("In Arabic"))
    name_en: Title = Field(examples=["Follow-up officer"])
    grants: list[TermsIn] = Field(max_length=400)


class NewRole(RoleIn):
    code: Code = Field(examples=["follow_up"])


class Retirement(Schema):
    to: Code | None = Field(None, description=_("The role that whoever has this one gets."), examples=["officer"])


class GrantIn(TermsIn):
    since: AwareDatetime | None = None
    until: AwareDatetime | None = Field(None, description=UNTIL)


class DenialIn(Schema):
    verb: Verb
    scope: Scope = "entity"
    until: AwareDatetime | None = Field(None, description=UNTIL)


class GrantOut(Schema):
    id: UUID
    effect: Effect
    verb: Verb
    scope: Literal["one", "own", "department", "subtree", "entity", "across"]
    highest: int
    since: datetime
    until: datetime | None


class HeldOut(Schema):
    grant: UUID
    effect: Effect
    verb: Verb
    scope: Literal["one", "own", "department", "subtree", "entity", "across"]
    highest: int
    ends: datetime | None
    cause: str = Field(description=_("What it was given for, by a code; empty where nothing in particular."))
    role: UUID | None = Field(description=_("The role it comes with, where it comes with one."))
    delegation: UUID | None = Field(description=_("The delegation it comes with, where it comes with one."))


def require_proved(request) -> None:
    if not is_fresh(request):
        raise Refused(NOT_PROVED)


def _terms(given: TermsIn) -> Terms:
    return Terms(given.verb, given.scope, given.highest)


def _role(request, code) -> Role:
    return get_object_or_404(Role, entity=entity_of(request), code=code)


@router.get("verbs", scope="organization:read", response=list[VerbOut], summary=_("All that can be given"))
def all_verbs(request):
    return list(verbs.known(entity_of(request)).values())


@router.get("roles", scope="organization:read", response=list[RoleOut], summary=_("The roles of the entity"))
def roles(request):
    return Role.objects.in_use().of(entity_of(request))


@router.post(
    "roles",
    scope="organization:write",
    verb="role.create",
    response={201: RoleOut},
    summary=_("Make a role of the entity"),
)
def create_role(request, given: NewRole):
    entity = entity_of(request)
    require_proved(request)
    named = {"code": given.code, "name_ar": given.name_ar, "name_en": given.name_en}
    terms = [_terms(one) for one in given.grants]
    return Status(201, actions.create_role(by=request.user, entity=entity, terms=terms, **named))


@router.put(
    "roles/{code}",
    scope="organization:write",
    verb="role.change",
    response=RoleOut,
    summary=_("Change a role: its names, and all that it gives"),
)
def change_role(request, code: InPath, given: RoleIn):
    role = _role(request, code)
    require_proved(request)
    terms = [_terms(one) for one in given.grants]
    return actions.change_role(by=request.user, role=role, name_ar=given.name_ar, name_en=given.name_en, terms=terms)


@router.post(
    "roles/{code}/retire",
    scope="organization:write",
    verb="role.retire",
    response={204: None},
    summary=_("Take a role out of use, and give whoever has it another one"),
)
def retire_role(request, code: InPath, given: Retirement | None = None):
    role = _role(request, code)
    to = _role(request, given.to) if given and given.to else None
    require_proved(request)
    actions.retire_role(by=request.user, role=role, to=to)
    return Status(204, None)


@router.get(
    "employees/{uuid:pk}/permissions",
    scope="organization:read",
    response=list[HeldOut],
    summary=_("What an employee may do now, each with what gives it"),
)
def permissions_of(request, pk: UUID):
    return employee_of(entity_of(request), pk).standing().held


@router.post(
    "employees/{uuid:pk}/grants",
    scope="organization:write",
    verb="grant.give",
    response={201: GrantOut},
    summary=_("Give an employee more than his role does"),
)
def give_grant(request, pk: UUID, given: GrantIn):
    employee = employee_of(entity_of(request), pk)
    require_proved(request)
    time = {"since": given.since, "until": given.until}
    return Status(201, actions.give_grant(by=request.user, employee=employee, terms=_terms(given), **time))


@router.post(
    "employees/{uuid:pk}/denials",
    scope="organization:write",
    verb="grant.deny",
    response={201: GrantOut},
    summary=_("Deny an employee what his role gives"),
)
def deny_grant(request, pk: UUID, given: DenialIn):
    employee = employee_of(entity_of(request), pk)
    require_proved(request)
    asked = {"verb": given.verb, "scope": given.scope, "until": given.until}
    return Status(201, actions.deny_grant(by=request.user, employee=employee, **asked))


@router.post(
    "grants/{uuid:pk}/withdraw",
    scope="organization:write",
    verb="grant.withdraw",
    response={204: None},
    summary=_("Withdraw what was given or denied to an employee"),
)
def withdraw_grant(request, pk: UUID):
    grant = get_object_or_404(Grant, entity=entity_of(request), pk=pk)
    require_proved(request)
    actions.withdraw_grant(by=request.user, grant=grant)
    return Status(204, None)
