"""A calendar that changes moves what was promised by it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.models import Event
from jehat.calendars import actions as calendars
from jehat.calendars import reckoning
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import SAUDI_WEEK
from jehat.cases import actions, jobs
from jehat.cases.actions import recalculating
from jehat.cases.models import Case
from jehat.notifications.models import Notice
from jehat.organization.models import Entity

RIYADH = ZoneInfo("Asia/Riyadh")
# A Sunday; the kind promises so many working days that the 10th of January 2027 is among them.
FILED = datetime(2027, 1, 3, 9, 0, tzinfo=RIYADH)
REST = {"since": date(2027, 1, 10), "until": date(2027, 1, 11), "name_ar": "إجازة", "name_en": "Rest"}


def announce(world, **given):
    return calendars.add_holiday(by=world.admin.user, entity=world.entity, **REST | given)


def recalculate(world):
    after = None
    while (after := actions.recalculate(entity=world.entity, after=after)) is not None:
        pass


@pytest.fixture
def filed(world):
    given = {"kind": world.kind, "subject": "بناء", "text": "نص", "now": FILED}
    return [actions.submit(by=world.sara, **given) for _ in range(3)]


def lines(case):
    return Event.objects.about(case).filter(verb="case.recalculate")


def test_a_holiday_announced_late_moves_open_cases_and_says_so(world, filed):
    before = [case.due_at for case in filed]
    versions = [Case.objects.get(pk=case.pk).version for case in filed]
    assert before[0].date() > date(2027, 1, 11)
    announce(world)
    notices = Notice.objects.count()
    recalculate(world)
    week = week_of(Entity.objects.get(pk=world.entity.pk))
    assert week.holidays == {date(2027, 1, 10), date(2027, 1, 11)}
    for case, was in zip(filed, before, strict=True):
        case.refresh_from_db()
        # Two working days later: in between lies at most a weekend.
        assert 2 <= (case.due_at - was).days <= 4 and case.due_at.astimezone(RIYADH).time() == time(14, 30)
        assert case.version == versions[filed.index(case)] + 1
        line = lines(case).get()
        shown = {"was": was.astimezone(RIYADH).date().isoformat()}
        assert line.particulars == shown | {"until": case.due_at.astimezone(RIYADH).date().isoformat()}
    assert Notice.objects.count() == notices


def test_done_again_nothing_moves(world, filed):
    announce(world)
    recalculate(world)
    recalculate(world)
    assert [lines(case).count() for case in filed] == [1, 1, 1]


def test_what_is_taken_back_moves_it_back(world, filed):
    holiday = announce(world)
    recalculate(world)
    calendars.withdraw_holiday(by=world.admin.user, holiday=holiday)
    recalculate(world)
    assert {Case.objects.get(pk=case.pk).due_at for case in filed} == {case.due_at for case in filed}


def test_closed_cases_and_those_of_others_stay(world, filed):
    actions.withdraw(by=world.sara, case=filed[0], now=FILED + timedelta(hours=1))
    other = actions.submit(by=world.imran, kind=world.other_kind, subject="x", text="y", now=FILED)
    announce(world)
    recalculate(world)
    assert not lines(filed[0]).exists() and not lines(other).exists() and lines(filed[1]).exists()


def test_page_by_page_it_reaches_them_all(world, filed, monkeypatch):
    monkeypatch.setattr(recalculating, "AT_ONCE", 2)
    announce(world)
    recalculate(world)
    assert [lines(case).count() for case in filed] == [1, 1, 1]


def test_the_change_itself_leaves_the_job_behind(world, filed):
    announce(world)
    job = ProcrastinateJob.objects.get(task_name="cases.recalculate")
    assert job.args == {"entity_id": str(world.entity.pk)} and job.lock == f"cases.recalculate/{world.entity.pk}"
    jobs.recalculate(**job.args)
    assert all(lines(case).exists() for case in filed)


def test_how_many_it_would_move_is_known_before(world, filed):
    assert reckoning.would_move(world.entity, SAUDI_WEEK) == 0
    assert reckoning.would_move(world.entity, replace(SAUDI_WEEK, holidays=frozenset({date(2027, 1, 10)}))) == 3
    assert reckoning.would_move(world.entity, replace(SAUDI_WEEK, holidays=frozenset({date(2028, 1, 10)}))) == 0


def test_a_case_filed_after_the_change_counts_by_it(world):
    announce(world)
    world.kind.refresh_from_db()
    week = week_of(world.kind.entity)
    case = actions.submit(by=world.sara, kind=world.kind, subject="بناء", text="نص", now=FILED)
    assert not lines(case).exists() and date(2027, 1, 10) in week.holidays
    recalculate(world)
    assert not lines(case).exists()
