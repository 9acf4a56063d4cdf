"""Everybody whom the matrix asks: each part that a person can play before a case, in one world."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from jehat.catalogue.seed import read_catalogue
from jehat.organization import roles
from jehat.organization.models import Department, Employee, Role
from jehat.organization.seed import Hire, load_entities, load_staff
from jehat.people.models import User
from jehat.people.seed import add_company
from jehat.project.cast import CAST, PASSWORD
from tests.granting import give


@dataclass(frozen=True)
class Parts:
    """Who plays which part; `nobody` has not signed in."""

    people: dict[str, User | None]
    company: User

    def employee(self, part) -> Employee:
        return self.people[part].employee

    @property
    def employees(self) -> dict[str, User]:
        return {part: user for part, user in self.people.items() if user and hasattr(user, "employee")}


def gather(world) -> Parts:
    """The cast of the world, and beside it a delegate, an inspector, a clerk, a keeper abroad, and those who left."""
    delegate = person("delegate")
    company = add_company(delegate, names=("شركة الواحة", "Oasis Company"), unified="7001234567").principal
    beside = {
        "clerk": hired(world.care, roles.CLERK),
        "keeper_abroad": hired(world.stranger.department, roles.ADMINISTRATOR),
        "supervisor_abroad": hired(world.stranger.department, roles.SUPERVISOR),
        "left": hired(world.permits, roles.OFFICER, is_active=False),
        "closed": hired(world.permits, roles.SUPERVISOR, account_is_open=False),
        "auditor": hired(world.legal, roles.OFFICER),
    }
    give(beside["auditor"].employee, "oversight.break_glass", "oversight.see_glasses", highest=1)
    parts = {
        "nobody": None,
        "owner": world.sara,
        "other": world.imran,
        "delegate": delegate,
        "holder": world.noura.user,
        "colleague": world.faisal.user,
        "elsewhere": world.yousef.user,
        "supervisor": world.huda.user,
        "other_supervisor": world.salma.user,
        "administrator": world.admin.user,
        "abroad": world.stranger.user,
        "inspector": _inspector().user,
        **beside,
    }
    return Parts({part: user and User.objects.get(pk=user.pk) for part, user in parts.items()}, company)


def person(name, *, is_open=True) -> User:
    names = {"first_ar": "زيد", "family_ar": "الواحي"}
    return User.objects.create(username=f"{name}.matrix", password=make_password(PASSWORD), is_active=is_open, **names)


def hired(department: Department, role: str, *, is_active=True, account_is_open=True) -> User:
    user = person(f"{role}{User.objects.count()}", is_open=account_is_open)
    held = {"role": Role.objects.get(entity=department.entity, code=role), "is_active": is_active}
    Employee.objects.create(user=user, entity=department.entity, department=department, takes_cases=False, **held)
    return user


def _inspector() -> Employee:
    """The inspector of the body of oversight."""
    row = next(row for row in read_catalogue()["entities"] if row["code"] == "GPO")
    unit = next(unit for unit in row["departments"] if unit["code"] == "AUD") | {"parent": None}
    load_entities([row | {"parent": None, "departments": [unit]}])
    member = CAST["oversight"]
    hire = Hire(member.person, member.entity, member.department, member.role)
    return load_staff([hire], password=make_password(PASSWORD))[0]
