"""Tours of appointments: who comes books, moves and cancels, and the department says when it receives."""

from datetime import time, timedelta

from django.utils import timezone

from jehat.appointments import actions
from jehat.appointments.models import Appointment, Schedule
from jehat.appointments.queries import free
from jehat.appointments.states import State

from . import scenes
from .scenes import scene_of
from .tour import Tour, chooses, leads, picks, sends, within, writes

OPENS = time(8, 35)
OFFERED = "/appointments/offered/"
RECEIVED = "/appointments/received/?day={day}"
SLOT = "27"


def received(people):
    """A case about which a time can be booked: its department receives people every day."""
    case = scenes.opened(people)
    offered = Schedule.objects.offered().filter(department=case.department)
    if not offered.filter(opens=OPENS).exists():
        # Each time is for one alone, and nobody has another appointment just then.
        hours = {"opens": OPENS, "closes": time(11, 35), "minutes": 15, "capacity": 1}
        for one in offered:
            actions.withdraw_offer(by=people.huda.user, schedule=one)
        for weekday in range(7):
            actions.offer(by=people.huda.user, department=case.department, weekday=weekday, **hours)
    return case


def to_book(people):
    return {"number": received(people).number}


def booked(people):
    case = received(people)
    slot = list(free(case.department, now=timezone.now()).values())[1][0]
    made = actions.book(by=people.sara, schedule=slot.schedule, since=slot.since, kind=case.kind, case=case)
    return scene_of(case, appointment=str(made.pk), since=made.since.isoformat())


def offered(people):
    hours = {"opens": time(13), "closes": time(14), "minutes": 30, "weekday": 6}
    made = actions.offer(by=people.huda.user, department=people.huda.department, **hours)
    return {"schedule": str(made.pk)}


def over(people):
    """One whose time has just passed, alone on its day."""
    scene = booked(people)
    day = timezone.now() - timedelta(days=30 + Appointment.objects.count())
    Appointment.objects.filter(pk=scene["appointment"]).update(since=day, until=day + timedelta(minutes=15))
    return {"appointment": scene["appointment"], "day": str(timezone.localdate(day))}


def is_in_state(state):
    def holds(people, scene):
        assert Appointment.objects.get(pk=scene["appointment"]).state == state

    return holds


def is_booked(people, scene):
    assert Appointment.objects.filter(case__number=scene["number"], state=State.BOOKED).exists()


def is_moved(people, scene):
    assert Appointment.objects.get(pk=scene["appointment"]).since.isoformat() != scene["since"]


def is_offered(people, scene):
    made = Schedule.objects.offered().latest("offered_at")
    assert (made.department, made.weekday, made.minutes) == (people.huda.department, 2, int(SLOT))


def is_offered_no_more(people, scene):
    assert not Schedule.objects.offered().filter(pk=scene["schedule"]).exists()


OF_BENEFICIARY = (
    Tour(
        "appointment.book",
        "sara",
        to_book,
        (chooses("slot"), sends("Book this time")),
        holds=is_booked,
        says="Your appointment is booked.",
        at="/appointments/book/?case={number}",
    ),
    Tour(
        "appointment.move",
        "sara",
        booked,
        (leads("Choose another time"), chooses("slot"), sends("Book this time")),
        holds=is_moved,
        at="/appointments/{appointment}/",
    ),
    Tour(
        "appointment.cancel",
        "sara",
        booked,
        (sends("Cancel the appointment"),),
        holds=is_in_state(State.CANCELLED),
        at="/appointments/{appointment}/",
    ),
)

OF_DEPARTMENT = (
    Tour(
        "appointment.offer",
        "huda",
        lambda people: {},
        (picks("weekday", "2"), writes("minutes", SLOT), sends("Offer these times")),
        holds=is_offered,
        at=OFFERED,
    ),
    Tour(
        "appointment.withdraw_offer",
        "huda",
        offered,
        (within("13:00"), sends("Offer no more")),
        holds=is_offered_no_more,
        at=OFFERED,
    ),
    Tour(
        "appointment.check_in",
        "noura",
        over,
        (sends("Is here"),),
        holds=is_in_state(State.ARRIVED),
        says="Who had the appointment is here.",
        at=RECEIVED,
    ),
    Tour(
        "appointment.miss",
        "noura",
        over,
        (sends("Nobody came"),),
        holds=is_in_state(State.MISSED),
        says="It is noted that nobody came.",
        at=RECEIVED,
    ),
)

TOURS = (*OF_BENEFICIARY, *OF_DEPARTMENT)
