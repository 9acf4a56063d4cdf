"""The employees of the entity, and the roles and posts that they may have."""

from typing import Annotated, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, Page, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.organization import actions, permissions, queries
from jehat.organization.forms import AddEmployeeForm, ChangeEmployeeForm
from jehat.organization.models import Employee, Post

from .administering import TEXT, Code, entity_of, sent

router = Operations()

Show = Annotated[Literal["active", "away", "inactive", "all"], Query(description=_("Which employees."))]
OfDepartment = Annotated[str, Query(max_length=20, pattern=TEXT, description=_("Only those of this department."))]
Name = Annotated[str, StringConstraints(max_length=60, pattern=TEXT)]
PLACE = ("department", "role", "post", "takes_cases")


class EmployeeChange(Schema):
    department: Code = Field(description=_("Code of the department."), examples=["PERM"])
    role: Code = Field(description=_("Code of the role."), examples=["officer"])
    post: UUID | None = Field(None, description=_("The post, if there is one."))
    takes_cases: bool = Field(True, description=_("Gets cases by distribution"))


class NewEmployee(EmployeeChange):
    first_ar: Name = Field(description=_("In Arabic"))
    father_ar: Name = Field("", description=_("In Arabic"))
    family_ar: Name = Field(description=_("In Arabic"))
    first_en: Name = Field("", examples=["Noura"])
    father_en: Name = Field("", examples=["Khalid"])
    family_en: Name = Field("", examples=["Alotaibi"])
    email: Annotated[str, StringConstraints(max_length=254, pattern=TEXT)] = Field(
        description=_("The user name and a one-time activation link are sent to it."), examples=["noura@example.sa"]
    )
    username: Annotated[str, StringConstraints(max_length=32, pattern=TEXT)] = Field(
        "", description=_("Left empty, it is made from the e-mail."), examples=["noura.perm"]
    )


class EmployeeOut(Schema):
    id: UUID
    name: str = Field(examples=["Noura Alotaibi"])
    username: str = Field(examples=["noura.perm"])
    department: str = Field(alias="department.code", examples=["PERM"])
    role: str = Field(alias="role.code", examples=["officer"])
    post: UUID | None = Field(alias="post_id")
    takes_cases: bool
    is_active: bool
    is_away: bool

    @staticmethod
    def resolve_username(employee):
        return next((one.value for one in employee.user.user_names), "")


class PostOut(Schema):
    id: UUID
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Licensing officer"])


def employee_of(entity, pk) -> Employee:
    return get_object_or_404(queries.employees(entity, now=timezone.now(), show="all"), pk=pk)


def _valid(form):
    """The form of the page, in which department and role are named by their codes."""
    for name in ("department", "role"):
        form.fields[name].to_field_name = "code"
    require_valid(form)
    return form.cleaned_data


@router.get(
    "employees", scope="organization:read", response=Page[EmployeeOut], summary=_("The employees of the entity")
)
def employees(request, show: Show = "active", department: OfDepartment = "", after: After = "", limit: Limit = 50):
    entity = entity_of(request)
    chosen = get_object_or_404(entity.departments, code=department) if department else None
    found = queries.employees(entity, now=timezone.now(), department=chosen, show=show)
    return page_of(found, after=after, limit=limit)


@router.get("employees/{uuid:pk}", scope="organization:read", response=EmployeeOut, summary=_("One employee"))
def employee(request, pk: UUID):
    return employee_of(entity_of(request), pk)


@router.get("posts", scope="organization:read", response=Page[PostOut], summary=_("The posts of the entity"))
def posts(request, after: After = "", limit: Limit = 50):
    return page_of(Post.objects.filter(entity=entity_of(request)), after=after, limit=limit)


@router.post(
    "employees",
    scope="organization:write",
    verb="organization.add_employee",
    response={201: EmployeeOut},
    summary=_("Add an employee; an activation link is sent to him"),
)
def add_employee(request, given: NewEmployee):
    entity = entity_of(request)
    permissions.can_add_employee(request.user, entity).require()
    form = AddEmployeeForm(sent(given.dict()), entity=entity)
    words = _valid(form)
    place = {name: words[name] for name in (*PLACE, "email", "username")}
    added = actions.add_employee(by=request.user, names=form.names, **place)
    return Status(201, employee_of(entity, added.pk))


@router.put(
    "employees/{uuid:pk}",
    scope="organization:write",
    verb="organization.change_employee",
    response=EmployeeOut,
    summary=_("Change where an employee works, and as what"),
)
def change_employee(request, pk: UUID, given: EmployeeChange):
    entity = entity_of(request)
    employee = employee_of(entity, pk)
    permissions.can_change_employee(request.user, employee).require()
    words = _valid(ChangeEmployeeForm(sent(given.dict()), entity=entity))
    actions.change_employee(by=request.user, employee=employee, **words)
    return employee_of(entity, pk)


@router.post(
    "employees/{uuid:pk}/invite",
    scope="organization:write",
    verb="organization.invite_employee",
    response={204: None},
    summary=_("Send another activation link"),
)
def invite_employee(request, pk: UUID):
    actions.invite_employee(by=request.user, employee=employee_of(entity_of(request), pk))
    return Status(204, None)


@router.post(
    "employees/{uuid:pk}/deactivate",
    scope="organization:write",
    verb="organization.deactivate_employee",
    response=EmployeeOut,
    summary=_("Deactivate an employee"),
)
def deactivate_employee(request, pk: UUID):
    return _done(request, pk, actions.deactivate_employee)


@router.post(
    "employees/{uuid:pk}/reactivate",
    scope="organization:write",
    verb="organization.reactivate_employee",
    response=EmployeeOut,
    summary=_("Reactivate an employee"),
)
def reactivate_employee(request, pk: UUID):
    return _done(request, pk, actions.reactivate_employee)


def _done(request, pk, act):
    entity = entity_of(request)
    act(by=request.user, employee=employee_of(entity, pk))
    return employee_of(entity, pk)
