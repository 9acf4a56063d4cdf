"""One's tokens, and the programs of an entity with theirs. A token is issued by hand on a page, never by a token."""

from datetime import datetime
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field

from jehat.core.rest import Operations, Page, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.core.rest.shapes import TEXT
from jehat.integrations import actions, queries
from jehat.integrations.administering import entity_of
from jehat.integrations.forms import ProgramForm
from jehat.integrations.models import Program, Token

router = Operations()


class TokenOut(Schema):
    id: UUID
    name: str = Field(description=_("What it is for."), examples=["The archive"])
    hint: str = Field(description=_("How it begins; the rest is kept nowhere."), examples=["jehat_Xk3v"])
    scopes: list[str] = Field(examples=[["cases:read", "files:read"]])
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = Field(description=_("When it was last used, to the minute."))
    revoked_at: datetime | None


class NewProgram(Schema):
    name_ar: str = Field(max_length=60, pattern=TEXT, description=_("In Arabic"))
    name_en: str = Field(max_length=60, pattern=TEXT, examples=["The archive"])
    department: str = Field(max_length=20, pattern=TEXT, description=_("Code of the department."), examples=["PERM"])
    role: str = Field(max_length=20, pattern=TEXT, description=_("Code of the role."), examples=["officer"])


class ProgramOut(Schema):
    id: UUID
    name: str = Field(alias="employee.name", examples=["The archive"])
    department: str = Field(alias="employee.department.code", examples=["PERM"])
    role: str = Field(alias="employee.role.code", examples=["officer"])
    is_active: bool = Field(alias="employee.is_active")
    created_at: datetime


def _programs(request):
    found = Program.objects.filter(entity=entity_of(request))
    return found.select_related("employee__user", "employee__department", "employee__role")


@router.get("tokens", scope="account:read", response=Page[TokenOut], summary=_("One's own tokens"))
def tokens(request, after: After = "", limit: Limit = 50):
    return page_of(Token.objects.own_of(request.user), after=after, limit=limit)


@router.delete(
    "tokens/{uuid:pk}",
    scope="account:write",
    verb="token.revoke",
    response={204: None},
    summary=_("End a token of one's own, or of a program one looks after"),
)
def revoke_token(request, pk: UUID):
    actions.revoke_token(by=request.user, token=get_object_or_404(queries.revocable_by(request.user), pk=pk))
    return Status(204, None)


@router.get("programs", scope="organization:read", response=Page[ProgramOut], summary=_("The programs of the entity"))
def programs(request, after: After = "", limit: Limit = 50):
    return page_of(_programs(request), after=after, limit=limit)


@router.post(
    "programs",
    scope="organization:write",
    verb="program.add",
    response={201: ProgramOut},
    summary=_("Add a program; it gets its tokens on a page"),
)
def add_program(request, given: NewProgram):
    entity = entity_of(request)
    named = {
        "department": entity.departments.filter(code=given.department),
        "role": entity.roles.in_use().filter(code=given.role),
    }
    form = ProgramForm(given.dict() | {name: found.first() for name, found in named.items()}, entity=entity)
    require_valid(form)
    return Status(201, actions.add_program(by=request.user, entity=entity, **form.cleaned_data))


@router.get(
    "programs/{uuid:pk}/tokens",
    scope="organization:read",
    response=Page[TokenOut],
    summary=_("The tokens of a program"),
)
def tokens_of_program(request, pk: UUID, after: After = "", limit: Limit = 50):
    program = get_object_or_404(_programs(request), pk=pk)
    found = Token.objects.of_entity(program.entity_id).filter(user=program.employee.user)
    return page_of(found, after=after, limit=limit)


@router.post(
    "programs/{uuid:pk}/end",
    scope="organization:write",
    verb="program.end",
    response=ProgramOut,
    summary=_("End a program, and its tokens with it"),
)
def end_program(request, pk: UUID):
    program = get_object_or_404(_programs(request), pk=pk)
    actions.end_program(by=request.user, program=program)
    return get_object_or_404(_programs(request), pk=pk)
