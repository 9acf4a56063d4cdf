"""How a department shares its cases: what its head and the administrators set."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Manner, Rule, Share, Skill, Skilled
from jehat.cases.models.sharing import WHOLE
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.sought import sought
from jehat.core.verdict import Refused
from jehat.organization.models import Department, Entity


@action("distribution.change", says=_("How a department shares its cases was changed"))
def change_distribution(*, by, department, people, kind=None, keeps_employee=True, looks_ahead=True):
    """Set how much each of the department gets: of all kinds of case, or of one kind where it differs.

    `people` says of each `employee` his `weight`, and of all kinds his `daily_cap`, whether he `pulls`, his `skills`.
    """
    department = Department.objects.locked().get(pk=department.pk)
    permissions.can_change_distribution(by, department).require()
    if any(one["employee"].department_id != department.pk for one in people):
        raise Refused(_("Choose employees of the department."))
    if kind is None:
        manner = {"keeps_employee": keeps_employee, "looks_ahead": looks_ahead, "entity_id": department.entity_id}
        Manner.objects.update_or_create(department=department, defaults=manner)
    for one in people:
        _share(one, kind)
    told = {"kind": kind.code} if kind else {"keeps_employee": keeps_employee, "looks_ahead": looks_ahead}
    event = {"people": [one["employee"].pk for one in people], "weights": [one["weight"] for one in people]}
    record("distribution.change", department, by=by, **event, **told)
    return department


def _share(one, kind) -> None:
    """His row; one that says nothing is not kept."""
    employee = one["employee"]
    row = {"weight": one["weight"]}
    if kind is None:
        row |= {"daily_cap": one.get("daily_cap"), "pulls": one.get("pulls", False)}
        _skills(employee, one.get("skills", ()))
    is_usual = kind is None and row == {"weight": WHOLE, "daily_cap": None, "pulls": False}
    if is_usual or row["weight"] is None:
        Share.objects.filter(employee=employee, kind=kind).delete()
        return
    Share.objects.update_or_create(employee=employee, kind=kind, defaults=row | {"entity_id": employee.entity_id})


def _skills(employee, skills) -> None:
    Skilled.objects.filter(employee=employee).exclude(skill__in=skills).delete()
    has = set(employee.skilled.values_list("skill", flat=True))
    new = [one for one in skills if one.pk not in has and one.entity_id == employee.entity_id]
    Skilled.objects.bulk_create(Skilled(entity_id=employee.entity_id, employee=employee, skill=one) for one in new)


@action("distribution.add_rule", says=_("A rule of distribution was added"))
def add_rule(
    *,
    by,
    department,
    kind=None,
    language="",
    priority="",
    channel="",
    answers=(),
    to_department=None,
    to_employee=None,
    skill=None,
):
    """Say where or whom a case of the department is for when it is such and such; it stands after the others."""
    department = Department.objects.locked().get(pk=department.pk)
    permissions.can_change_distribution(by, department).require()
    leads = {"to_department": to_department, "to_employee": to_employee, "skill": skill}
    _check(department, leads)
    last = Rule.objects.filter(department=department).aggregate(last=Max("position"))["last"] or 0
    asked = {"kind": kind, "language": language, "priority": priority, "channel": channel}
    asked["answers"] = _sought(kind, answers)
    rule = Rule.objects.create(
        entity_id=department.entity_id, department=department, position=last + 1, **asked, **leads
    )
    record("distribution.add_rule", department, by=by, position=rule.position)
    return rule


def _sought(kind, answers) -> list[dict]:
    """What is asked of the answers, as it is kept; only the form of one kind says what they may be."""
    if answers and kind is None:
        raise Refused(_("Answers are asked of one kind of case: choose the kind."))
    fields = Questionnaire.of(kind.current).fields if answers else ()
    try:
        return [sought(fields, one) for one in answers]
    except ValidationError as problem:
        raise Refused(problem.messages[0]) from None


def _check(department, leads) -> None:
    given = [one for one in leads.values() if one is not None]
    if len(given) != 1:
        raise Refused(_("A rule leads to one thing: a department, a skill or an employee."))
    if given[0].entity_id != department.entity_id or leads["to_department"] == department:
        raise Refused(_("A rule leads elsewhere in the entity, or to somebody of the department."))
    if leads["to_employee"] is not None and leads["to_employee"].department_id != department.pk:
        raise Refused(_("Choose employees of the department."))


@action("distribution.remove_rule", says=_("A rule of distribution was removed"))
def remove_rule(*, by, department, position):
    """Ask a rule no more."""
    department = Department.objects.locked().get(pk=department.pk)
    permissions.can_change_distribution(by, department).require()
    gone, _rows = Rule.objects.filter(department=department, position=position).delete()
    if not gone:
        raise Refused(_("There is no such rule any more."))
    record("distribution.remove_rule", department, by=by, position=position)
    return department


@action("distribution.write_skill", says=_("A skill was written"))
def write_skill(*, by, entity, code, name_ar, name_en):
    """Name something that a case may need and not everybody can, or name it anew."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_write_skill(by, entity).require()
    skill = Skill.objects.filter(entity=entity, code=code).first() or Skill(entity=entity, code=code)
    skill.name_ar, skill.name_en = name_ar, name_en
    skill.save()
    record("distribution.write_skill", entity, by=by, code=code)
    return skill
