"""Two years of an entity's calendar, 1447 to 1449 of the Hijra: deadlines as they were counted by hand.

The calendar, by the Umm al-Qura table (1 Ramadan is 18 February 2026, 8 February 2027 and 28 January 2028):

    National Day    Tue 23 Sep 2025, Wed 23 Sep 2026, Thu 23 Sep 2027
    Founding Day    Sun 22 Feb 2026, Mon 22 Feb 2027 (that of 2028 lies within the leave)
    Ramadan hours   18 Feb to 19 Mar 2026, 8 Feb to 8 Mar 2027, 28 Jan to 25 Feb 2028: 10:00 to 15:00
    Eid al-Fitr     Fri 13 to Tue 24 Mar 2026, Wed 3 to Sat 13 Mar 2027, Sun 20 Feb to Wed 1 Mar 2028
    Eid al-Adha     Fri 22 May to Mon 1 Jun 2026, Tue 11 to Fri 21 May 2027, Sun 30 Apr to Wed 10 May 2028

The usual day is 7:30 to 14:30, Sunday to Thursday. The day of filing does not count.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jehat.calendars import actions as calendars
from jehat.calendars.proposals import proposals
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import add_working_days, working_minutes
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.organization.models import Entity

RIYADH = ZoneInfo("Asia/Riyadh")
DEADLINES = [
    # Sun 21 Sep; Mon 22 is the 1st, Tue 23 National Day, Wed 24 the 2nd, Thu 25 the 3rd.
    ("2025-09-21 10:00", 3, "2025-09-25 14:30"),
    # Mon; Tue 17 1, Wed 18 2 (Ramadan begins), Thu 19 3, Sun 22 Founding Day, Mon 23 4, Tue 24 5: by Ramadan's clock.
    ("2026-02-16 09:00", 5, "2026-02-24 15:00"),
    # Tue; Wed 11 1, Thu 12 2, leave from Fri 13 to Tue 24, Wed 25 3, Thu 26 4, Sun 29 5.
    ("2026-03-10 11:00", 5, "2026-03-29 14:30"),
    # The last minute before the leave, and one day.
    ("2026-03-12 14:59", 1, "2026-03-25 14:30"),
    # Filed on a Saturday within the leave: Wed 25 1, Thu 26 2, Sun 29 to Thu 2 Apr 3 to 7, Sun 5 8, Mon 6 9, Tue 7 10.
    ("2026-03-14 20:00", 10, "2026-04-07 14:30"),
    # Mon; Tue 19 1, Wed 20 2, Thu 21 3, leave to Mon 1 Jun, Tue 2 4, Wed 3 5.
    ("2026-05-18 08:00", 5, "2026-06-03 14:30"),
    # Sun; Mon 18 to Thu 21 1 to 4, Tue 2 to Thu 4 Jun 5 to 7, three weeks of five: Sun 7 to Thu 11 8 to 12, Sun 14 to
    # Thu 18 13 to 17 (over the turn of the Hijri year, 16 Jun), Sun 21 18, Mon 22 19, Tue 23 20.
    ("2026-05-17 12:00", 20, "2026-06-23 14:30"),
    # Thu; Sun 20 1, Mon 21 2, Tue 22 3, Wed 23 National Day, Thu 24 4, Sun 27 5.
    ("2026-09-17 13:00", 5, "2026-09-27 14:30"),
    # Thu; Sun 7 1, Mon 8 (Ramadan) to Thu 11 2 to 5, Sun 14 to Thu 18 6 to 10.
    ("2027-02-04 10:00", 10, "2027-02-18 15:00"),
    # Thu; Sun 21 1, Mon 22 Founding Day, Tue 23 to Thu 25 2 to 4, Sun 28 5, Mon 1 Mar 6, Tue 2 7, leave from Wed 3 to
    # Sat 13, Sun 14 8, Mon 15 9, Tue 16 10.
    ("2027-02-18 10:30", 10, "2027-03-16 14:30"),
    # Sun; Mon 10 1, leave from Tue 11 to Fri 21, Sun 23 2, Mon 24 3.
    ("2027-05-09 09:00", 3, "2027-05-24 14:30"),
    # Tue; Wed 22 1, Thu 23 National Day, Sun 26 2.
    ("2027-09-21 09:00", 2, "2027-09-26 14:30"),
    # Thu in Ramadan; leave from Sun 20 Feb to Wed 1 Mar, Thu 2 1, Sun 5 2: of a leap year.
    ("2028-02-17 10:00", 2, "2028-03-05 14:30"),
    # Wed; Thu 27 1, leave from Sun 30 Apr to Wed 10 May, Thu 11 2, Sun 14 3, Mon 15 4.
    ("2028-04-26 08:00", 4, "2028-05-15 14:30"),
]
MINUTES = [
    # Tue the whole day 420, Wed in Ramadan 300, Thu from 10 to 12 120.
    ("2026-02-17 07:30", "2026-02-19 12:00", 840),
    # An hour before the leave and half an hour after it.
    ("2026-03-12 14:00", "2026-03-25 08:00", 90),
    # March 2026: ten days of Ramadan (1 to 5 and 8 to 12) of 300, and 25, 26, 29, 30, 31 of 420.
    ("2026-03-01 00:00", "2026-04-01 00:00", 5100),
    # Nothing is worked in the leave of Eid al-Adha.
    ("2026-05-22 00:00", "2026-06-02 07:30", 0),
    # Before ten nobody is there in Ramadan: from 7:30 on it is still nothing at 10:00, and 60 at 11:00.
    ("2027-02-09 07:30", "2027-02-09 11:00", 60),
]


def at(text) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


@pytest.fixture
def entity(world):
    """Its administrator has accepted all that was proposed for four years."""
    for year in (2025, 2026, 2027, 2028):
        codes = [one.code for one in proposals(world.entity, year)]
        calendars.take_seed(by=world.admin.user, entity=world.entity, year=year, codes=codes)
    return Entity.objects.get(pk=world.entity.pk)


def test_deadlines_are_those_counted_by_hand(entity):
    week = week_of(entity)
    assert [(filed, days, add_working_days(at(filed), days, week)) for filed, days, _due in DEADLINES] == [
        (filed, days, at(due)) for filed, days, due in DEADLINES
    ]


def test_minutes_are_those_counted_by_hand(entity):
    week = week_of(entity)
    assert [working_minutes(at(since), at(until), week) for since, until, _n in MINUTES] == [n for *_, n in MINUTES]


def recalculate(entity):
    after = None
    while (after := actions.recalculate(entity=entity, after=after)) is not None:
        pass


def test_a_holiday_announced_late_moves_what_was_promised(world, entity):
    # Its kind promises ten working days. Filed on Sun 15 Nov 2026: Mon 16 to Thu 19 1 to 4, Sun 22 to Thu 26 5 to 9,
    # Sun 29 10.
    world.kind.entity = entity
    given = {"by": world.sara, "kind": world.kind, "subject": "بناء", "text": "نص"}
    case = actions.submit(**given, now=at("2026-11-15 10:00"))
    assert case.terms.working_days == 10 and case.due_at == at("2026-11-29 14:30")
    # On Thu 19 it becomes known that Sun 22 and Mon 23 are off: Tue 24 to Thu 26 5 to 7, Sun 29 8, Mon 30 9, Tue 1 Dec.
    days = {"since": date(2026, 11, 22), "until": date(2026, 11, 23), "name_ar": "إجازة", "name_en": "Rest"}
    rest = calendars.add_holiday(by=world.admin.user, entity=entity, **days, now=at("2026-11-19 12:00"))
    recalculate(entity)
    assert Case.objects.get(pk=case.pk).due_at == at("2026-12-01 14:30")
    # What is filed after it counts by it from the start: Tue 24 to Thu 26 1 to 3, Sun 29 to Thu 3 Dec 4 to 8, Sun 6 9,
    # Mon 7 10.
    world.kind.entity = Entity.objects.get(pk=entity.pk)
    later = actions.submit(**given, now=at("2026-11-21 18:00"))
    assert later.due_at == at("2026-12-07 14:30")
    calendars.withdraw_holiday(by=world.admin.user, holiday=rest)
    recalculate(entity)
    assert Case.objects.get(pk=case.pk).due_at == at("2026-11-29 14:30")
