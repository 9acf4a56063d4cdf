"""What a table would do, before anything is done."""

import pytest

from jehat.organization import judgement, queries
from jehat.organization.columns import TABLES
from jehat.organization.judgement import Effect
from jehat.organization.models import Department, Employee

from .tables import DEPARTMENTS, EMPLOYEES


def effects(world, table, heads, *rows):
    return judgement.judged(table, world.entity, [heads, *(list(row) for row in rows)])


def test_new_changed_as_it_is(world):
    permits = world.permits
    lines = effects(
        world, "departments", DEPARTMENTS,
        ["NEW", "جديدة", "New", ""],
        ["PERM", "اسم آخر", permits.name_en, ""],
        ["LEGAL", world.legal.name_ar, world.legal.name_en, ""],
    )  # fmt: skip
    assert [line.effect for line in lines] == [Effect.NEW, Effect.CHANGED, Effect.SAME]
    assert [line.number for line in lines] == [2, 3, 4]
    assert not Department.objects.filter(code="NEW").exists()


def test_what_changes_is_told_with_what_it_was(world):
    world.permits.parent = world.care
    world.permits.save()
    (line,) = effects(world, "departments", DEPARTMENTS[:3], ["PERM", world.permits.name_ar, "Permits two"])
    assert line.changes == [("Name in English", "Building Permits Department", "Permits two")]
    (line,) = effects(world, "departments", DEPARTMENTS, ["PERM", world.permits.name_ar, world.permits.name_en, ""])
    assert line.changes == [("Stands under (code)", "CX", "")]


def test_codes_are_known_however_they_are_typed(world):
    (unit,) = effects(world, "departments", DEPARTMENTS, ["perm-١٢", "أ", "A", "legal"])
    assert (unit.effect, unit.given["code"], unit.given["parent"]) == (Effect.NEW, "PERM-12", "LEGAL")
    for role in ("Officer", "OFFICER", "موظف مختص"):
        row = ["new@example.sa", "هند", "القحطاني", "perm", role, "نعم"]
        (line,) = effects(world, "employees", EMPLOYEES, row)
        assert (line.faults, line.given["department"], line.given["role"]) == ([], "PERM", "officer")


def test_a_row_keeps_the_number_it_has_in_the_file(world):
    rows = [[], ["NEW", "أ", "A", ""], [], ["bad code", "ب", "B", ""]]
    assert [line.number for line in effects(world, "departments", DEPARTMENTS, *rows)] == [3, 5]


def test_who_is_here_stays_as_he_is_where_the_table_says_nothing(world):
    world.noura.takes_cases = False
    world.noura.save()
    email = next(one.value for one in world.noura.user.identifiers.all() if one.kind == "email")
    row = [email, "نورة", "الشمري", "PERM", "officer", ""]
    for heads, given in ((EMPLOYEES, row), (EMPLOYEES[:-1], row[:-1])):
        (line,) = effects(world, "employees", heads, given)
        assert line.effect == Effect.SAME
    (line,) = effects(world, "employees", EMPLOYEES, [*row[:-1], "yes"])
    assert line.changes == [("Gets cases (yes or no)", "no", "yes")]


def test_a_row_stands_under_the_rows_before_it(world):
    rows = [["TOP", "أ", "A", ""], ["SUB", "ب", "B", "TOP"]]
    assert [one.effect for one in effects(world, "departments", DEPARTMENTS, *rows)] == [Effect.NEW, Effect.NEW]
    assert [one.effect for one in effects(world, "departments", DEPARTMENTS, *reversed(rows))][0] == Effect.ERROR


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (["", "أ", "A", ""], "Code"),
        (["no code", "أ", "A", ""], "Code"),
        (["X" * 30, "أ", "A", ""], "Code"),
        (["NEW", "", "A", ""], "Name in Arabic"),
        (["NEW", "أ" * 300, "A", ""], "Name in Arabic"),
        (["NEW", "أ", "A", "NONE"], "Stands under (code)"),
        (["PERM", "أ", "A", "PERM"], "Stands under (code)"),
    ],
)
def test_what_is_wrong_is_said_with_its_heading(world, row, heading):
    (line,) = effects(world, "departments", DEPARTMENTS, row)
    assert line.effect == Effect.ERROR
    assert heading in [heading for heading, _says in line.faults]


def test_a_code_twice_and_a_circle(world):
    twice = effects(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""], ["NEW", "ب", "B", ""])
    assert [one.effect for one in twice] == [Effect.NEW, Effect.ERROR]
    circle = effects(world, "departments", DEPARTMENTS, ["LEGAL", "أ", "A", "PERM"], ["PERM", "ب", "B", "LEGAL"])
    assert [one.effect for one in circle] == [Effect.CHANGED, Effect.ERROR]


def test_an_employee_is_known_by_his_address(world):
    noura = next(one.value for one in world.noura.user.identifiers.all() if one.kind == "email")
    same = [noura.upper(), "نورة", "الشمري", "PERM", "officer", "yes"]
    lines = effects(
        world, "employees", EMPLOYEES, same, [*same[:3], "LEGAL", "officer", "yes"],
        ["new@example.sa", "هند", "القحطاني", "PERM", "officer", "نعم"],
    )  # fmt: skip
    assert [line.effect for line in lines] == [Effect.SAME, Effect.ERROR, Effect.NEW]
    (moved,) = effects(world, "employees", EMPLOYEES, [*same[:3], "LEGAL", "officer", "yes"])
    assert (moved.effect, moved.existing) == (Effect.CHANGED, world.noura)


@pytest.mark.parametrize(
    ("place", "value", "heading"),
    [
        (0, "no address", "E-mail"),
        (3, "NONE", "Department (code)"),
        (4, "king", "Role (code)"),
        (5, "perhaps", "Gets cases (yes or no)"),
        (1, "", "First name in Arabic"),
    ],
)
def test_what_is_wrong_with_an_employee(world, place, value, heading):
    row = ["new@example.sa", "هند", "القحطاني", "PERM", "officer", "yes"]
    row[place] = value
    (line,) = effects(world, "employees", EMPLOYEES, row)
    assert heading in [heading for heading, _says in line.faults]


def test_whose_address_it_is_elsewhere_is_not_told(world):
    """A beneficiary's, another entity's employee's: the same sentence for both, and no name."""
    theirs = [
        next(one.value for one in person.identifiers.all() if one.kind == "email")
        for person in (world.stranger.user, world.sara)
        if any(one.kind == "email" for one in person.identifiers.all())
    ]
    lines = effects(world, "employees", EMPLOYEES, *([one, "أ", "ب", "PERM", "officer", ""] for one in theirs))
    assert {line.effect for line in lines} == {Effect.ERROR}
    assert len({line.faults[0] for line in lines}) == 1


@pytest.mark.parametrize("table", TABLES)
def test_what_is_given_out_changes_nothing_when_taken_in(world, table):
    keys = [column.key for column in TABLES[table]]
    lines = effects(world, table, keys, *queries.rows_of(table, world.entity, keys))
    assert {line.effect for line in lines} == {Effect.SAME}, [line.faults for line in lines]
    assert (
        len(lines) == (Department if table == "departments" else Employee).objects.filter(entity=world.entity).count()
    )


@pytest.mark.parametrize("number", [2, 60])
def test_the_questions_do_not_grow_with_the_rows(world, django_assert_max_num_queries, number):
    rows = [[f"n{at}@example.sa", "أ", "ب", "PERM", "officer", ""] for at in range(number)]
    with django_assert_max_num_queries(6):
        effects(world, "employees", EMPLOYEES, *rows)
    units = [[f"N{at}", "أ", "ب", ""] for at in range(number)]
    with django_assert_max_num_queries(3):
        effects(world, "departments", DEPARTMENTS, *units)
