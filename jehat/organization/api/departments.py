"""The tree of departments."""

from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field, StringConstraints

from jehat.core.rest import Operations, Page, page_of, require_valid
from jehat.core.rest.paging import After, Limit
from jehat.organization import actions, permissions
from jehat.organization.forms import AddDepartmentForm, ChangeDepartmentForm
from jehat.organization.models import Department

from .administering import TEXT, Code, InPath, entity_of, sent

router = Operations()

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=TEXT)]
HEAD = _("The employee who heads it.")
PARENT = _("Code of the department under which it stands; empty at the top.")


class DepartmentChange(Schema):
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Building permits"])
    parent: Code = Field("", description=PARENT, examples=["PERM"])
    head: UUID | None = Field(None, description=HEAD)
    is_active: bool = Field(True, description=_("An inactive department gets no new cases."))


class NewDepartment(Schema):
    code: Code = Field(description=_("Short and for good: it stands in addresses and registers."), examples=["PERM"])
    name_ar: Name = Field(description=_("In Arabic"))
    name_en: Name = Field(examples=["Building permits"])
    parent: Code = Field("", description=PARENT, examples=["PERM"])
    head: UUID | None = Field(None, description=HEAD)


class DepartmentOut(Schema):
    id: UUID
    code: str = Field(examples=["PERM"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Building permits"])
    parent: str = Field(description=PARENT, examples=["PERM"])
    head: UUID | None = Field(alias="head_id", description=HEAD)
    head_name: str = Field(examples=["Huda Alshehri"])
    is_active: bool

    @staticmethod
    def resolve_parent(department):
        return department.parent.code if department.parent else ""

    @staticmethod
    def resolve_head_name(department):
        return department.head.name if department.head else ""


def _of(entity):
    return Department.objects.of(entity).select_related("entity", "parent", "head__user")


def _valid(form):
    """The form of the page, in which a department is named by its code."""
    form.fields["parent"].to_field_name = "code"
    require_valid(form)
    return form.cleaned_data


@router.get(
    "departments", scope="organization:read", response=Page[DepartmentOut], summary=_("The departments of the entity")
)
def departments(request, after: After = "", limit: Limit = 50):
    return page_of(_of(entity_of(request)), after=after, limit=limit)


@router.get("departments/{code}", scope="organization:read", response=DepartmentOut, summary=_("One department"))
def department(request, code: InPath):
    return get_object_or_404(_of(entity_of(request)), code=code)


@router.post(
    "departments",
    scope="organization:write",
    verb="organization.add_department",
    response={201: DepartmentOut},
    summary=_("Add a department"),
)
def add_department(request, given: NewDepartment):
    entity = entity_of(request)
    permissions.can_add_department(request.user, entity).require()
    words = _valid(AddDepartmentForm(sent(given.dict()), entity=entity))
    return Status(201, actions.add_department(by=request.user, entity=entity, **words))


@router.put(
    "departments/{code}",
    scope="organization:write",
    verb="organization.change_department",
    response=DepartmentOut,
    summary=_("Change a department"),
)
def change_department(request, code: InPath, given: DepartmentChange):
    entity = entity_of(request)
    department = get_object_or_404(_of(entity), code=code)
    permissions.can_change_department(request.user, department).require()
    words = _valid(ChangeDepartmentForm(sent(given.dict()), entity=entity, department=department))
    return actions.change_department(by=request.user, department=department, **words)
