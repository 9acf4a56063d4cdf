"""When quiet hours end, and when the next digest is due; all in Riyadh."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from jehat.notifications import digest
from jehat.notifications.quiet import awake_from

RIYADH = ZoneInfo("Asia/Riyadh")


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=RIYADH)


@pytest.mark.parametrize(
    ("moment", "awake"),
    [
        (at(22, 21, 59), at(22, 21, 59)),
        (at(22, 22), at(23, 7)),
        (at(22, 23, 59), at(23, 7)),
        (at(23, 0), at(23, 7)),
        (at(23, 6, 59), at(23, 7)),
        (at(23, 7), at(23, 7)),
    ],
)
def test_over_midnight(moment, awake):
    assert awake_from(moment, time(22), time(7)) == awake


@pytest.mark.parametrize(
    ("moment", "awake"), [(at(22, 12, 59), at(22, 12, 59)), (at(22, 13), at(22, 15)), (at(22, 15), at(22, 15))]
)
def test_within_a_day(moment, awake):
    assert awake_from(moment, time(13), time(15)) == awake


def test_without_quiet_hours_there_is_no_waiting():
    assert awake_from(at(22, 3), None, None) == at(22, 3)


@pytest.mark.parametrize(
    ("moment", "due"), [(at(22, 8, 59), at(22, 9)), (at(22, 9), at(23, 9)), (at(22, 23), at(23, 9))]
)
def test_every_day(moment, due):
    assert digest.next_day(moment, hour=9) == due


@pytest.mark.parametrize(
    ("moment", "weekday", "due"),
    [
        # The 22nd of November 2026 is a Sunday.
        (at(22, 8), 0, at(22, 9)),
        (at(22, 10), 0, at(29, 9)),
        (at(22, 10), 1, at(23, 9)),
        (at(22, 10), 6, at(28, 9)),
        (at(28, 8), 6, at(28, 9)),
    ],
)
def test_every_week(moment, weekday, due):
    assert digest.next_week(moment, weekday=weekday, hour=9) == due
