"""A person books a free time for a case or a kind; no place is ever given twice."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from jehat.appointments import actions, queries
from jehat.appointments.models import Appointment, Schedule
from jehat.cases import actions as of_cases
from jehat.cases.tests.at_once import at_once
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice

from .conftest import NEXT, NOW, later, slots


def test_a_time_is_booked_and_is_not_free_any_more(world, appointment, case):
    assert (appointment.beneficiary, appointment.case, appointment.seat) == (world.sara, case, 1)
    assert (appointment.since, appointment.until) == (NEXT, later(20))
    assert NEXT not in slots(world.permits) and later(20) in slots(world.permits)


def test_for_a_visit_about_a_kind_without_a_case(world, book):
    assert book(by=world.imran, beneficiary=world.imran).case is None


def test_what_is_taken_is_refused(world, appointment, book):
    with pytest.raises(Refused, match="just taken"):
        book(by=world.imran, beneficiary=world.imran)


def test_so_many_at_once_as_the_department_receives(world, schedule, appointment, book):
    Schedule.objects.update(capacity=2)
    assert book(by=world.imran, beneficiary=world.imran).seat == 2


def test_one_for_a_case_and_one_at_a_time(world, appointment, book, schedule):
    with pytest.raises(Refused, match="booked for this case already"):
        book(since=later(20))
    Schedule.objects.update(capacity=3)
    with pytest.raises(Refused, match="another appointment at this time"):
        book(beneficiary=world.sara)


@pytest.mark.parametrize("minutes", [-7 * 24 * 60 - 60, 5, 60, 24 * 60])
def test_only_what_is_offered(book, minutes):
    with pytest.raises(Refused, match="not offered"):
        book(since=later(minutes))


def test_nobody_books_for_a_stranger(world, book, case):
    with pytest.raises(Refused):
        book(by=world.imran, case=case)
    with pytest.raises(Refused):
        book(by=world.imran, beneficiary=world.sara)


def test_a_closed_case_needs_none(world, book, case):
    of_cases.withdraw(by=world.sara, case=case)
    case.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        book(case=case)


def test_the_database_has_the_last_word(appointment, world):
    with pytest.raises(IntegrityError):
        Appointment.objects.create(
            entity=appointment.entity, department=appointment.department, schedule=appointment.schedule,
            beneficiary=world.imran, kind=appointment.kind, since=NEXT, until=later(20), seat=1,
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_one_place(world, schedule, book):
    outcomes = at_once(
        lambda: book(by=world.imran, beneficiary=world.imran), lambda: book(by=world.sara, beneficiary=world.sara)
    )
    assert Appointment.objects.count() == 1
    assert sum(isinstance(one, Refused) for one in outcomes) == 1


def test_by_the_page_and_by_a_program(world, schedule, case, client):
    client.force_login(world.sara)
    page = f"{reverse('appointments:book')}?case={case.number}"
    assert client.get(page).status_code == 200
    slot = next(iter(queries.free(world.permits, now=timezone.now()).values()))[0]
    assert client.post(page, {"slot": slot.value}).status_code == 302
    made = Appointment.objects.get()
    assert client.get("/appointments/").status_code == 200
    assert client.get(f"/appointments/{made.pk}/").status_code == 200
    ics = client.get(f"/appointments/{made.pk}/calendar/")
    assert ics.content.startswith(b"BEGIN:VCALENDAR\r\n") and f"UID:{made.pk}".encode() in ics.content
    assert [one["code"] for one in client.get("/api/v1/appointments/").json()] == [made.code]
    client.force_login(world.imran)
    assert client.get(f"/appointments/{made.pk}/").status_code == 404
    free = client.get(f"/api/v1/appointments/free?kind={world.kind.code}").json()
    sent = {"schedule": free[0]["schedule"], "since": free[0]["since"], "kind": world.kind.code}
    answer = client.post("/api/v1/appointments/", sent, content_type="application/json")
    assert answer.status_code == 201 and Notice.objects.filter(kind="appointment.booked").count() == 0


def test_lists_cost_the_same_however_long(world, book, client, django_assert_max_num_queries):
    for minutes in (0, 20, 40):
        book(since=later(minutes), beneficiary=world.sara)
    client.force_login(world.sara)
    client.get("/appointments/")
    with django_assert_max_num_queries(20):
        client.get("/appointments/")
    assert actions.book.__doc__ and NOW < NEXT
