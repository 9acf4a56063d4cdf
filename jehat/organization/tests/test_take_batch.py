import pytest

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Batch, Employee

from .tables import DEPARTMENTS, EMPLOYEES, handed_in, jobs_of, many_departments, stand_still


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


def test_few_rows_are_taken_at_once(world):
    batch = taken(world, many_departments(world, 20))
    assert (batch.state, batch.position, batch.added) == (Batch.State.TAKEN, 20, 20) and jobs_of(batch) == 0


def test_many_rows_are_taken_by_the_queue(world, recorded):
    batch = taken(world, many_departments(world, 21))
    assert (batch.state, batch.position, batch.length) == (Batch.State.RUNNING, 0, 21) and jobs_of(batch) == 1
    assert not world.entity.departments.filter(code__startswith="U").exists()
    assert recorded("take_batch").particulars["new"] == 21 and recorded("go_on_batch") is None


def test_what_is_being_taken_is_not_begun_again(world):
    batch = taken(world, many_departments(world, 21))
    with pytest.raises(Refused, match="already"):
        taken(world, batch)
    assert jobs_of(batch) == 1


def test_what_stands_still_goes_on_where_it_stood_for_who_asks_now(world):
    batch = taken(world, many_departments(world, 60))
    actions.go_on_batch(batch=batch)
    stand_still(batch)
    batch = taken(world, batch)
    assert (batch.position, batch.length, batch.taker, jobs_of(batch)) == (25, 60, world.admin.user, 3)


def test_twice_is_once(world):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    taken(world, batch)
    with pytest.raises(Refused, match="already"):
        taken(world, batch)
    again = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    assert taken(world, again).same == 1
    assert world.entity.departments.filter(code="NEW").count() == 1


def test_one_row_that_cannot_be_taken_stops_it_before_it_begins(world):
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


def test_it_is_refused_to_everybody_else(world, stranger):
    batch = handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    with pytest.raises(Refused):
        taken(world, batch, by=stranger)
