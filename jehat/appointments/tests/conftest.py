"""A department that receives people on Sundays, Sara's case there, and an appointment of hers."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from jehat.appointments import actions, queries
from jehat.cases import actions as of_cases

ZONE = ZoneInfo("Asia/Riyadh")
# A Sunday morning of a year to come; no holiday is near.
NOW = datetime(2035, 11, 4, 7, 40, tzinfo=ZONE)
NEXT = datetime(2035, 11, 11, 9, 0, tzinfo=ZONE)
HOURS = {"weekday": 6, "opens": time(9), "closes": time(10), "minutes": 20}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "files"


@pytest.fixture
def schedule(world):
    return actions.offer(by=world.huda.user, department=world.permits, **HOURS, now=NOW)


@pytest.fixture
def case(world):
    return of_cases.submit(by=world.sara, kind=world.kind, subject="A workshop", text="Please.")


@pytest.fixture
def book(world, schedule, case):
    """`book(by=…, since=…)`: for Sara's case unless told otherwise."""

    def book(*, by=None, since=NEXT, now=NOW, **about):
        about = about or {"case": case}
        return actions.book(by=by or world.sara, schedule=schedule, since=since, kind=world.kind, now=now, **about)

    return book


@pytest.fixture
def appointment(book):
    return book()


def slots(department, now=NOW) -> list[datetime]:
    return [slot.since for day in queries.free(department, now=now).values() for slot in day]


def later(minutes) -> datetime:
    return NEXT + timedelta(minutes=minutes)
