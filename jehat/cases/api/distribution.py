"""How departments share their cases: what is set, the rules, the skills, and what another way would come to."""

from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Path, Schema, Status
from pydantic import Field

from jehat.cases import actions, queries
from jehat.cases.distribution.choosing import manners_of
from jehat.cases.distribution.picking import Manners
from jehat.cases.forms import RuleForm, SkillForm
from jehat.cases.models.sharing import MOST_WEIGHT
from jehat.catalogue.models import Kind
from jehat.core.rest import Operations, invalid, require_valid
from jehat.core.verdict import Refused

from .given import TEXT

router = Operations()

UnitCode = Annotated[str, Path(max_length=20, pattern=TEXT)]
PATH = "distribution/{code}"


class SkillOut(Schema):
    code: str = Field(examples=["sign"])
    name_ar: str = Field(description=_("In Arabic"))
    name_en: str = Field(examples=["Sign language"])


class SettingOut(Schema):
    employee: UUID = Field(alias="employee.pk")
    name: str = Field(alias="employee.name", examples=["Noura Alotaibi"])
    weight: int = Field(description=_("In percent of a whole share."))
    daily_cap: int | None
    pulls: bool = Field(description=_("Takes cases from the queue himself."))
    skills: list[SkillOut]


Amount = Annotated[str, Field(pattern="^-?[0-9]{1,12}([.][0-9]{1,4})?$", examples=["3"])]


class AnswerAsked(Schema):
    field: str = Field(max_length=60, pattern=TEXT, description=_("Code of a question of the form of the kind."))
    value: str | None = Field(
        None, max_length=60, pattern=TEXT, description=_("Code of the answer; of yes and no these words.")
    )
    least: Amount | None = Field(None, description=_("Of a number: from which on."))
    most: Amount | None = Field(None, description=_("Of a number: up to which."))


class RuleOut(Schema):
    position: int
    kind: str | None = Field(None, alias="kind.code")
    language: str = Field(examples=["en"])
    priority: str = Field(examples=["urgent"])
    channel: str = Field(examples=["web"])
    answers: list[AnswerAsked]
    to_department: str | None = Field(None, alias="to_department.code")
    skill: str | None = Field(None, alias="skill.code")
    to_employee: UUID | None = Field(None, alias="to_employee.pk")


class DistributionOut(Schema):
    keeps_employee: bool = Field(description=_("The same employee for the same beneficiary."))
    looks_ahead: bool = Field(description=_("Nothing to anyone who will be away before it is due."))
    people: list[SettingOut]
    rules: list[RuleOut]


class SettingIn(Schema):
    employee: UUID
    weight: int = Field(100, ge=0, le=MOST_WEIGHT)
    daily_cap: int | None = Field(None, ge=0, le=500)
    pulls: bool = False
    skills: list[Annotated[str, Field(max_length=20, pattern=TEXT)]] = Field([], max_length=50)


class DistributionIn(Schema):
    keeps_employee: bool = True
    looks_ahead: bool = True
    people: list[SettingIn] = Field(max_length=500)


class WayOut(Schema):
    fairness: float = Field(description=_("Jain's index: 1 where all have the same for their share."))
    late_share: float
    given: dict[str, int] = Field(description=_("Cases of each employee."))


class ReplayOut(Schema):
    number: int = Field(description=_("Cases of the last month that were replayed."))
    present: WayOut
    proposed: WayOut


class RuleIn(Schema):
    kind: Annotated[str, Field(max_length=20, pattern=TEXT)] | None = None
    language: str = Field("", pattern="^(ar|en)?$", examples=["en"])
    priority: str = Field("", pattern="^(normal|important|urgent)?$", examples=["urgent"])
    channel: str = Field("", pattern="^(web|api|counter)?$", examples=["web"])
    answers: list[AnswerAsked] = Field([], max_length=20, description=_("Of the form of the kind, all of them."))
    to_department: UUID | None = Field(None, examples=["0193a1c2-7b5e-7c3d-9a41-2f6d1c0b8e57"])
    skill: int | None = None
    to_employee: UUID | None = None


class SkillIn(Schema):
    code: str = Field(pattern="^[a-z][a-z0-9_]{0,19}$", examples=["sign"])
    name_ar: str = Field(max_length=200, min_length=1, pattern=TEXT, description=_("In Arabic"))
    name_en: str = Field(max_length=200, min_length=1, pattern=TEXT, examples=["Sign language"])


def _sharer(request):
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Refused(gettext("The inbox is for employees of an entity."))
    employee.may("distribution.change").require()
    return employee


def _department(request, code):
    return get_object_or_404(queries.departments_shared_by(_sharer(request)).select_related("entity"), code=code)


def _shown(department) -> dict:
    manners = manners_of(department)
    return {
        "keeps_employee": manners.keeps_employee,
        "looks_ahead": manners.looks_ahead,
        "people": queries.shares_of(department),
        "rules": queries.rules_of(department),
    }


@router.get(
    "distribution/skills", scope="organization:read", response=list[SkillOut], summary=_("The skills of the entity")
)
def skills(request):
    return list(queries.skills_of(_sharer(request).entity))


@router.put(
    "distribution/skills",
    scope="organization:write",
    verb="distribution.write_skill",
    response=SkillOut,
    summary=_("Write a skill, or name it anew"),
)
def write_skill(request, given: SkillIn):
    employee = _sharer(request)
    form = SkillForm(given.dict())
    require_valid(form)
    return actions.write_skill(by=request.user, entity=employee.entity, **form.cleaned_data)


@router.get(PATH, scope="organization:read", response=DistributionOut, summary=_("How a department shares its cases"))
def distribution(request, code: UnitCode):
    return _shown(_department(request, code))


@router.put(
    PATH,
    scope="organization:write",
    verb="distribution.change",
    response=DistributionOut,
    summary=_("Set how a department shares its cases"),
)
def change_distribution(request, code: UnitCode, given: DistributionIn):
    department = _department(request, code)
    people = [one.as_given() for one in _people(department, given)]
    manners = {"keeps_employee": given.keeps_employee, "looks_ahead": given.looks_ahead}
    actions.change_distribution(by=request.user, department=department, people=people, **manners)
    return _shown(department)


def _people(department, given) -> list[queries.Setting]:
    """What is given of each, with his row; one who is not of the department is a fault of the request."""
    here = {one.employee.pk: one.employee for one in queries.shares_of(department)}
    known = {one.code: one for one in queries.skills_of(department.entity)}
    if any(one.employee not in here or not set(one.skills) <= known.keys() for one in given.people):
        raise invalid("people", gettext("Choose employees of the department."))
    return [
        queries.Setting(
            here[one.employee], one.weight, one.daily_cap, one.pulls, tuple(known[code] for code in set(one.skills))
        )
        for one in given.people
    ]


@router.post(
    f"{PATH}/replay",
    scope="organization:read",
    response=ReplayOut,
    summary=_("What the last month would have been under another way"),
)
def replay(request, code: UnitCode, given: DistributionIn):
    department = _department(request, code)
    manners = Manners(given.keeps_employee, given.looks_ahead)
    found = queries.replay(department, _people(department, given), manners, now=timezone.now())
    ways = {name: _way(getattr(found, name)) for name in ("present", "proposed")}
    return {"number": found.number, **ways}


def _way(result) -> dict:
    given = {str(pk): number for pk, number in result.given.items()}
    return {"fairness": result.fairness, "late_share": result.late_share, "given": given}


@router.post(
    f"{PATH}/rules",
    scope="organization:write",
    verb="distribution.add_rule",
    response={201: RuleOut},
    summary=_("Add a rule of distribution"),
)
def add_rule(request, code: UnitCode, given: RuleIn):
    department = _department(request, code)
    said = given.dict(exclude={"answers"}) | {"kind": _kind(department, given.kind)}
    form = RuleForm({name: str(value) for name, value in said.items() if value}, department=department)
    require_valid(form)
    answers = [one.dict(exclude_none=True) for one in given.answers]
    made = actions.add_rule(by=request.user, department=department, **form.cleaned_data, answers=answers)
    return Status(201, made)


def _kind(department, code):
    if not code:
        return None
    kind = Kind.objects.filter(entity=department.entity_id, code=code).first()
    if kind is None:
        raise invalid("kind", gettext("Choose a kind of the entity."))
    return kind.pk


@router.delete(
    f"{PATH}/rules/{{int:position}}",
    scope="organization:write",
    verb="distribution.remove_rule",
    response={204: None},
    summary=_("Remove a rule of distribution"),
)
def remove_rule(request, code: UnitCode, position: Annotated[int, Path(ge=1, le=32767)]):
    actions.remove_rule(by=request.user, department=_department(request, code), position=position)
    return Status(204, None)
