"""This area's part of the demonstration: entities with their trees, and who works there. It may run twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.db.models import F
from django.utils import timezone
from PIL import Image, ImageDraw

from jehat.people.models import User
from jehat.people.seed import Person, add_people

from . import actions, grants, logos, roles, secrecy
from .invented import read_names
from .models import Absence, AccessReview, Brand, Department, Employee, Entity, Grant, Post, Role, SecrecyLevel
from .terms import Terms

# Codes of the departments that take what nobody else takes, the best first.
FRONT_DESKS = ("CX", "ADMCOM")


@dataclass(frozen=True)
class Hire:
    """An invented person in a department of an entity, all by their codes."""

    person: Person
    entity: str
    department: str
    role: str


def load_entities(entities: Iterable[dict]) -> list[Entity]:
    """Entities as {code, name_ar, name_en, kind, parent, departments}, each after its parent."""
    known = {entity.code: entity for entity in Entity.objects.all()}
    made = []
    for row in entities:
        if row["code"] not in known:
            parent = known[row["parent"]] if row["parent"] else None
            known[row["code"]] = _entity(row, parent)
            made.append(known[row["code"]])
    return made


def _entity(row, parent) -> Entity:
    named = {name: row[name] for name in ("code", "kind", "name_ar", "name_en")}
    entity = Entity.objects.create(**named, parent=parent)
    _give_roles(entity)
    SecrecyLevel.objects.bulk_create(SecrecyLevel(entity=entity, **level) for level in secrecy.STARTING)
    posts = read_names()["posts"].values()
    Post.objects.bulk_create(Post(entity=entity, name_ar=arabic, name_en=english) for arabic, english in posts)
    departments: dict[str, Department] = {}
    for unit in row["departments"]:
        named = {name: unit[name] for name in ("code", "name_ar", "name_en")}
        departments[unit["code"]] = Department(entity=entity, parent=departments.get(unit["parent"]), **named)
    Department.objects.bulk_create(departments.values())
    return entity


def _give_roles(entity) -> None:
    starting = roles.starting_roles(entity)
    made = [
        Role(entity=entity, code=code, name_ar=role["name_ar"], name_en=role["name_en"])
        for code, role in starting.items()
    ]
    Role.objects.bulk_create(made)
    Grant.objects.bulk_create(
        Grant(entity=entity, role=role, verb=verb, scope=scope, highest=secrecy.REACHED.get(verb, 0))
        for role in made
        for verb, scope in starting[role.code]["grants"].items()
    )


def load_staff(hires: Iterable[Hire], *, password: str) -> list[Employee]:
    """Employees of departments that exist; a supervisor becomes the head, a front desk with a head the default."""
    hires = list(hires)
    users = add_people([hire.person for hire in hires], password=password)
    departments = {(unit.entity.code, unit.code): unit for unit in Department.objects.select_related("entity")}
    held = {(role.entity_id, role.code): role for role in Role.objects.all()}
    posts = {(post.entity_id, post.name_en): post for post in Post.objects.all()}
    called = {role: english for role, (_, english) in read_names()["posts"].items()}
    employees = {}
    for hire, user in zip(hires, users, strict=True):
        unit = departments[hire.entity, hire.department]
        employees[user.pk] = Employee(
            user=user,
            entity=unit.entity,
            department=unit,
            role=held[unit.entity_id, hire.role],
            post=posts[unit.entity_id, called[hire.role]],
            takes_cases=hire.role == roles.OFFICER,
        )
    known = set(Employee.objects.filter(user__in=users).values_list("user_id", flat=True))
    hired = [employee for pk, employee in employees.items() if pk not in known]
    Employee.objects.bulk_create(hired)
    _appoint_heads([employee for employee in hired if employee.role.code == roles.SUPERVISOR])
    return _reread(users)


def _reread(users: list[User]) -> list[Employee]:
    found = Employee.objects.filter(user__in=users).select_related("user", "entity", "department", "role", "post")
    employees = {employee.user_id: employee for employee in found}
    return [employees[user.pk] for user in users]


def _appoint_heads(employees: list[Employee]) -> None:
    units = []
    for employee in employees:
        employee.department.head = employee
        units.append(employee.department)
    Department.objects.bulk_update(units, ["head"])
    for code in reversed(FRONT_DESKS):
        desks = [unit for unit in units if unit.code == code]
        for desk in desks:
            desk.entity.default_department = desk
        Entity.objects.bulk_update([desk.entity for desk in desks], ["default_department"])


def load_absences(employees: Iterable[Employee], *, days: int = 5) -> None:
    """Each of the employees is away from yesterday on; those who are away already stay as they are."""
    since = timezone.now() - timedelta(days=1)
    away = set(Absence.objects.filter(until__gt=since).values_list("employee_id", flat=True))
    Absence.objects.bulk_create(
        Absence(entity_id=employee.entity_id, employee=employee, since=since, until=since + timedelta(days=days))
        for employee in employees
        if employee.pk not in away
    )


def load_contacts() -> list[Entity]:
    """How invented entities are reached, said by the administrators of those that do not say it yet."""
    keepers = Employee.objects.active().filter(role__code=roles.ADMINISTRATOR, entity__contact_phone="")
    hours = {"hours_ar": "من الأحد إلى الخميس، 8:00 – 14:30", "hours_en": "Sunday to Thursday, 8:00 – 14:30"}
    return [
        actions.change_contact(
            by=keeper.user,
            entity=keeper.entity,
            phone=f"9200001{number:02}",
            email=f"care@{keeper.entity.code.lower()}.example.test",
            **hours,
        )
        for number, keeper in enumerate(keepers.select_related("user", "entity").order_by("entity__code"), 1)
    ]


# Short names, the colour, and the shape of the logo: two entities of the demonstration look like themselves.
BRANDS = {
    "PRA": ("هيئة المهن", "Professions", "#3f3d9e", [(32, 8), (56, 32), (32, 56), (8, 32)]),
    "SWA": ("جمعية الواحة", "Waha Society", "#9d2f4f", [(32, 6), (58, 22), (48, 56), (16, 56), (6, 22)]),
}


def load_brands() -> list[Brand]:
    """The brands, chosen by the administrators of those entities that have none yet."""
    keepers = Employee.objects.active().filter(
        role__code=roles.ADMINISTRATOR, entity__code__in=BRANDS, entity__brand__isnull=True
    )
    chosen = []
    for keeper in keepers.select_related("user", "entity"):
        arabic, english, colour, shape = BRANDS[keeper.entity.code]
        given = {"name_ar": arabic, "name_en": english, "colour": colour, "logo": _emblem(colour, shape)}
        chosen.append(actions.change_brand(by=keeper.user, entity=keeper.entity, **given))
    return chosen


def _emblem(colour, shape) -> bytes:
    """An invented logo: a plain shape with a disc in it."""
    drawing = Image.new("RGBA", (256, 256))
    pen = ImageDraw.Draw(drawing)
    pen.polygon([(4 * x, 4 * y) for x, y in shape], fill=colour)
    pen.ellipse((96, 96, 160, 160), fill="white")
    written = BytesIO()
    drawing.save(written, "PNG")
    return logos.redrawn(written.getvalue())


# Where an entity of the demonstration makes permissions of its own.
GRANTING_AT = "WRM"
FOLLOW_UP = {"code": "follow_up", "name_ar": "متابعة المعاملات", "name_en": "Follow-up"}


def load_grants() -> list[Grant]:
    """At one entity a role of its own, a permission and a denial of one officer each, and a delegation in force."""
    keeper = Employee.objects.active().filter(role__code=roles.ADMINISTRATOR, entity__code=GRANTING_AT).first()
    if keeper is None or Role.objects.filter(entity=keeper.entity, code=FOLLOW_UP["code"]).exists():
        return []
    follows = [Terms("case.see", grants.SUBTREE), Terms("case.note", grants.SUBTREE)]
    actions.create_role(by=keeper.user, entity=keeper.entity, terms=follows, **FOLLOW_UP)
    officers, heads = (
        list(
            Employee.objects.active()
            .of(keeper.entity)
            .with_people()
            .filter(role__code=code)
            .order_by("created_at", "pk")
        )
        for code in (roles.OFFICER, roles.SUPERVISOR)
    )
    soon = timezone.now() + timedelta(days=30)
    given = actions.give_grant(
        by=keeper.user, employee=officers[-1], terms=Terms("case.see", grants.DEPARTMENT), until=soon
    )
    denied = actions.deny_grant(by=keeper.user, employee=officers[-2], verb="case.reject")
    if len(heads) > 1:
        time = {"since": timezone.now(), "until": timezone.now() + timedelta(days=7)}
        wanted = ["case.complete", "case.refer"]
        actions.give_delegation(by=heads[-1].user, giver=heads[-1], taker=heads[-2], wanted=wanted, **time)
    return [given, denied]


def load_reviews() -> list[AccessReview]:
    """There people are at work for a year; what they do not use is counted, and a review is open and partly decided."""
    entity = Entity.objects.filter(code=GRANTING_AT).first()
    if entity is None or AccessReview.objects.of(entity).exists():
        return []
    year = timedelta(days=365)
    Employee.objects.of(entity).update(created_at=F("created_at") - year)
    Grant.objects.filter(entity=entity, role__isnull=False).update(since=F("since") - year)
    while actions.read_uses(now=timezone.now() + timedelta(hours=1)):
        pass
    actions.count_unused(entity=entity)
    review = actions.open_review(entity=entity)
    keeper = Employee.objects.active().of(entity).filter(role__code=roles.ADMINISTRATOR).first()
    lines = list(review.lines.exclude(employee=keeper).order_by("-pk")[:4])
    for line in lines[1:]:
        actions.decide_review(by=keeper.user, line=line)
    actions.decide_review(by=keeper.user, line=lines[0], wanted=["delegation.give"])
    return [review]
