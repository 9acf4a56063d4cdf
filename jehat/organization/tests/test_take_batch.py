import pytest

from jehat.cases.actions import submit
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Batch, Employee

from .tables import DEPARTMENTS, EMPLOYEES, handed_in


def taken(world, batch, by=None):
    return actions.take_batch(by=by or world.admin.user, batch=batch)


def test_departments_come_in_with_their_tree(world, recorded):
    rows = [["TOP", "أ", "A", ""], ["SUB", "ب", "B", "TOP"], ["PERM", "الرخص", "Permits!", "TOP"]]
    batch = taken(world, handed_in(world, "departments", DEPARTMENTS, *rows))
    units = {unit.code: unit for unit in world.entity.departments.select_related("parent")}
    assert units["SUB"].parent == units["TOP"] and units["PERM"].parent == units["TOP"]
    assert (units["PERM"].name_en, units["PERM"].head) == ("Permits!", world.permits.head)
    assert recorded("take_batch").particulars == {"table": "departments", "new": 2, "changed": 1}
    batch.refresh_from_db()
    assert batch.rows == [] and batch.taken_at


def test_employees_come_in_and_are_invited(world, sent):
    batch = handed_in(
        world, "employees", EMPLOYEES,
        ["hind@example.sa", "هند", "القحطاني", "PERM", "officer", "yes"],
        ["saad@example.sa", "سعد", "الحربي", "LEGAL", "supervisor", "no"],
    )  # fmt: skip
    taken(world, batch)
    found = Employee.objects.filter(department__code__in=["PERM", "LEGAL"]).order_by("-pk")[:2]
    assert {(one.department.code, one.role.code, one.takes_cases) for one in found} == {
        ("PERM", "officer", True),
        ("LEGAL", "supervisor", False),
    }
    assert {letter.recipient for letter in sent} == {"hind@example.sa", "saad@example.sa"}


def test_twice_is_once(world):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    taken(world, batch)
    with pytest.raises(Refused, match="already"):
        taken(world, batch)
    again = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    taken(world, again)
    assert world.entity.departments.filter(code="NEW").count() == 1


def test_one_bad_row_stops_it_all(world):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""], ["no code", "ب", "B", ""])
    with pytest.raises(Refused, match="cannot be taken"):
        taken(world, batch)
    assert not world.entity.departments.filter(code="NEW").exists()


def test_it_is_judged_anew_when_it_is_taken(world):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", "LEGAL"])
    actions.change_department(
        by=world.admin.user, department=world.legal, name_ar="أ", name_en="L", is_active=True, parent=None
    )
    world.legal.is_active = False
    world.legal.save()
    with pytest.raises(Refused, match="cannot be taken"):
        taken(world, batch)


def test_what_an_act_refuses_is_told_with_its_row_and_nothing_of_it_stays(world):
    submit(by=world.sara, kind=world.kind, subject="A workshop")
    holder = Employee.objects.get(cases__isnull=False)
    email = next(one.value for one in holder.user.identifiers.all() if one.kind == "email")
    batch = handed_in(
        world, "employees", EMPLOYEES,
        ["hind@example.sa", "هند", "القحطاني", "PERM", "officer", "yes"],
        [email, "نورة", "الشمري", "LEGAL", "officer", "yes"],
    )  # fmt: skip
    with pytest.raises(Refused, match="Row 3"):
        taken(world, batch)
    assert not Employee.objects.filter(user__identifiers__kind="email", created_at__gt=batch.created_at).exists()
    assert Batch.objects.get().taken_at is None


def test_it_is_refused_to_everybody_else(world, stranger):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    with pytest.raises(Refused):
        taken(world, batch, by=stranger)
