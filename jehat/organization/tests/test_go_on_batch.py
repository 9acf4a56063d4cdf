import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from jehat.cases.actions import submit
from jehat.cases.tests.at_once import at_once
from jehat.organization import actions, jobs
from jehat.organization.actions import taking
from jehat.organization.models import Batch, Department, Employee
from jehat.people.models import User

from .tables import DEPARTMENTS, EMPLOYEES, handed_in, jobs_of, many_departments


def begun(world, number):
    return actions.take_batch(by=world.admin.user, batch=many_departments(world, number))


def run(batch):
    """All its jobs, one after the other; how many there were."""
    turns = 0
    while batch.is_running:
        jobs.go_on_batch(str(batch.pk))
        batch.refresh_from_db()
        turns += 1
    return turns


def brought(world) -> list[str]:
    """The codes of the departments that came in."""
    return sorted(world.entity.departments.filter(code__startswith="U").values_list("code", flat=True))


def codes(number) -> list[str]:
    return sorted(f"U{n}" for n in range(1, number + 1))


def test_all_rows_come_in_in_several_turns(world, recorded):
    batch = begun(world, 60)
    assert run(batch) == 3
    assert (batch.state, batch.added, batch.position) == (Batch.State.TAKEN, 60, 60)
    assert brought(world) == codes(60) and batch.rows == [] and batch.refused == []
    particulars = {"table": "departments", "state": "taken", "new": 60, "changed": 0, "refused": 0}
    assert recorded("go_on_batch").particulars == particulars
    assert recorded("go_on_batch").by == world.admin.user


def test_a_job_that_comes_twice_takes_no_row_twice(world):
    batch = begun(world, 60)
    jobs.go_on_batch(str(batch.pk))
    jobs.go_on_batch(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.position, batch.added) == (50, 50)
    for _again in range(3):
        jobs.go_on_batch(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.position, batch.added, batch.refused) == (60, 60, [])
    assert brought(world) == codes(60)


def test_a_worker_that_is_killed_within_a_piece_loses_no_row_and_takes_none_twice(world, monkeypatch):
    batch = begun(world, 60)
    jobs.go_on_batch(str(batch.pk))
    deferred, calls = jobs_of(batch), []

    def killed_at_the_fifth(**given):
        calls.append(given["code"])
        if len(calls) == 5:
            raise SystemExit
        return actions.add_department(**given)

    with monkeypatch.context() as patch:
        patch.setattr(taking, "add_department", killed_at_the_fifth)
        with pytest.raises(SystemExit):
            jobs.go_on_batch(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.position, len(brought(world)), jobs_of(batch)) == (25, 25, deferred)
    run(batch)
    assert (batch.added, batch.refused) == (60, []) and brought(world) == codes(60)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_each_row_once(world):
    batch = begun(world, 60)

    def go_on():
        with translation.override("en"):
            return actions.go_on_batch(batch=batch)

    outcomes = at_once(go_on, go_on)
    assert sorted(one.position for one in outcomes) == [25, 50]
    batch.refresh_from_db()
    assert (batch.added, batch.refused) == (50, []) and len(brought(world)) == 50


def test_what_changed_meanwhile_is_refused_and_passed_and_with_it_what_stood_under_it(world):
    rows = [[f"U{n}", "أ", "A", ""] for n in range(1, 26)] + [["V", "أ", "A", "LEGAL"], ["W", "أ", "A", "V"]]
    User.objects.filter(pk=world.admin.user.pk).update(language="en")
    batch = actions.take_batch(by=world.admin.user, batch=handed_in(world, "departments", DEPARTMENTS, *rows))
    jobs.go_on_batch(str(batch.pk))
    Department.objects.filter(pk=world.legal.pk).update(is_active=False)
    batch.refresh_from_db()
    run(batch)
    assert (batch.state, batch.added, batch.refused_rows) == (Batch.State.TAKEN, 25, 2)
    assert [(number, heading) for number, heading, _says in batch.refused] == [
        (27, "Stands under (code)"),
        (28, "Stands under (code)"),
    ]
    assert "active department" in batch.refused[0][2] and not Department.objects.filter(code__in="VW").exists()


def test_what_an_act_refuses_is_kept_with_its_row_and_nothing_of_that_row_stays(world, recorded):
    User.objects.filter(pk=world.admin.user.pk).update(language="en")
    submit(by=world.sara, kind=world.kind, subject="A workshop")
    holder = Employee.objects.get(cases__isnull=False)
    email = next(one.value for one in holder.user.identifiers.all() if one.kind == "email")
    batch = handed_in(
        world, "employees", EMPLOYEES,
        [email, "نورة", "الشمري", "LEGAL", "officer", "yes"],
        ["hind@example.sa", "هند", "القحطاني", "PERM", "officer", "yes"],
    )  # fmt: skip
    batch = actions.take_batch(by=world.admin.user, batch=batch)
    assert (batch.state, batch.added, batch.changed) == (Batch.State.TAKEN, 1, 0)
    assert batch.refused == [[2, "", "Open cases are still held here; hand them over first."]]
    holder.refresh_from_db()
    assert holder.department == world.permits and Employee.objects.latest("pk").department == world.permits
    assert recorded("change_employee").outcome == "refused"


def test_a_department_whose_parent_was_refused_in_the_same_piece_is_refused_too(world, monkeypatch):
    rows = [["TOP", "أ", "A", ""], ["SUB", "ب", "B", "TOP"]]
    batch = handed_in(world, "departments", DEPARTMENTS, *rows)

    def elsewhere(**given):
        raise IntegrityError

    monkeypatch.setattr(taking, "add_department", elsewhere)
    batch = actions.take_batch(by=world.admin.user, batch=batch)
    assert [number for number, _heading, _says in batch.refused] == [2, 3] and batch.added == 0


def test_who_may_no_longer_stops_it_and_what_is_done_stays(world, recorded):
    batch = begun(world, 60)
    jobs.go_on_batch(str(batch.pk))
    Employee.objects.filter(pk=world.admin.pk).update(is_active=False)
    batch.refresh_from_db()
    assert run(batch) == 1
    assert (batch.state, batch.position, batch.rows) == (Batch.State.STOPPED, 25, [])
    assert recorded("go_on_batch").particulars["state"] == "stopped" and len(brought(world)) == 25


@pytest.mark.parametrize("state", ["handed in", "taken", "forgotten"])
def test_what_does_not_run_goes_no_further(world, state):
    batch = many_departments(world, 21)
    if state == "taken":
        run(actions.take_batch(by=world.admin.user, batch=batch))
    if state == "forgotten":
        Batch.objects.all().delete()
    before = len(brought(world))
    jobs.go_on_batch(str(batch.pk))
    assert len(brought(world)) == before


def test_an_employee_costs_few_queries(world):
    def taking_in(*names):
        rows = [[f"{name}@example.sa", "هند", "القحطاني", "PERM", "officer", "yes"] for name in names]
        batch = handed_in(world, "employees", EMPLOYEES, *rows)
        with CaptureQueriesContext(connection) as queries:
            actions.take_batch(by=world.admin.user, batch=batch)
        return len(queries)

    taking_in("a0")
    one, three = taking_in("a1"), taking_in("b1", "b2", "b3")
    assert (three - one) / 2 <= 19
