"""Many notices in one message, once; without what was read or may be seen no longer."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import tidings
from jehat.cases.actions import comment, submit
from jehat.cases.models import Case
from jehat.notifications import access, jobs, outgoing, queries
from jehat.notifications.actions import choose_notices, claim, read_notice, send_digest, settle
from jehat.notifications.channels.outcome import failed
from jehat.notifications.models import Message, Notice
from jehat.notifications.notify import notify

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
DUE = NOW + timedelta(days=1)
DAILY = {"pace": "daily", "hour": 9, "weekday": 0, "now": NOW}


@pytest.fixture
def told(people, tells):
    """Imran, who wants a digest by e-mail and of closings by SMS too, was told three things."""
    choose_notices(by=people.imran, ways={"news": ["email"], tidings.CLOSED.key: ["email", "sms"]}, **DAILY)
    said = [tells(people.imran), tells(people.imran), tells(people.imran, tiding=tidings.CLOSED)]
    return [notify([one], of=record("case.comment", None, by=people.noura, at=NOW))[0] for one in said]


def test_one_message_each_way_says_it_all(people, told):
    messages = {message.channel: message for message in send_digest(person_id=people.imran.pk, now=DUE)}
    assert set(messages) == {"email", "sms"}
    assert messages["email"].body.count("/cases/WRM-1448-000123") == 6, "three in each of two languages"
    assert "3" in messages["email"].subject
    assert "1 piece of news" in messages["sms"].body
    assert "http" not in messages["sms"].body and "WRM" not in messages["sms"].body


def test_it_is_sent_once(people, told):
    assert send_digest(person_id=people.imran.pk, now=DUE)
    assert send_digest(person_id=people.imran.pk, now=DUE) == []
    assert Message.objects.count() == 2
    assert Event.objects.filter(verb="digest.send").get().particulars == {"notices": 3}


def test_it_is_not_sent_before_its_time(people, told):
    assert send_digest(person_id=people.imran.pk, now=NOW) == []
    assert queries.people_due(NOW) == [] and queries.people_due(DUE) == [people.imran.pk]


def test_what_was_read_is_left_out(people, told):
    for notice in told[:2]:
        read_notice(by=people.imran, notice=notice)
    (mail, _text) = send_digest(person_id=people.imran.pk, now=DUE)
    assert "1" in mail.subject
    assert not Notice.objects.filter(held_until__isnull=False).exists()


def test_who_has_read_everything_is_sent_nothing(people, told):
    for notice in told:
        read_notice(by=people.imran, notice=notice)
    assert send_digest(person_id=people.imran.pk, now=DUE) == []
    assert not Event.objects.filter(verb="digest.send").exists()


def test_who_is_inactive_is_sent_nothing(people, told):
    people.imran.is_active = False
    people.imran.save(update_fields=["is_active"])
    assert send_digest(person_id=people.imran.pk, now=DUE) == []


def test_what_may_be_seen_no_longer_is_left_out(world, monkeypatch):
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    other = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    choose_notices(by=world.sara, ways={}, **DAILY)
    for one in (case, other):
        comment(by=one.assignee.user, case=one, text="News", now=NOW)
    monkeypatch.setitem(access._questions, "cases.case", lambda user, ids: ids - {case.pk})
    mail = next(one for one in send_digest(person_id=world.sara.pk, now=DUE) if one.channel == "email")
    assert other.number in mail.body and case.number not in mail.body


def test_nobody_is_told_of_a_case_that_is_hidden_from_him(world):
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    assert access.may_be_told(world.sara, "cases.case", {case.pk}) == {case.pk}
    assert access.may_be_told(case.assignee.user, "cases.case", {case.pk}) == {case.pk}
    for stranger in (world.imran, world.stranger.user, world.salma.user):
        assert access.may_be_told(stranger, "cases.case", {case.pk}) == set()


def test_an_administrator_is_told_of_what_has_no_owner(world):
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    assert access.may_be_told(world.admin.user, "cases.case", {case.pk}) == set()
    Case.objects.filter(pk=case.pk).update(assignee=None, status="triage")
    assert access.may_be_told(world.admin.user, "cases.case", {case.pk}) == {case.pk}


def test_quiet_hours_hold_a_digest_too(people, tells):
    choose_notices(by=people.imran, ways={}, **DAILY, quiet_since=time(8), quiet_until=time(11))
    notify([tells(people.imran)], of=record("case.comment", None, by=people.noura, at=NOW))
    assert send_digest(person_id=people.imran.pk, now=DUE - timedelta(hours=1)) == []
    assert queries.people_due(DUE) == [] and queries.people_due(DUE + timedelta(hours=1)) == [people.imran.pk]
    assert {message.not_before for message in send_digest(person_id=people.imran.pk, now=DUE + timedelta(hours=1))} == {
        None
    }


def test_what_is_read_or_hidden_during_quiet_hours_is_left_out(people, tells):
    choose_notices(by=people.imran, ways={}, **DAILY, quiet_since=time(8), quiet_until=time(11))
    notices = [
        notify([tells(people.imran)], of=record("case.comment", None, by=people.noura, at=NOW)) for _ in range(2)
    ]
    send_digest(person_id=people.imran.pk, now=DUE - timedelta(hours=1))
    read_notice(by=people.imran, notice=notices[0][0])
    mail = next(
        one for one in send_digest(person_id=people.imran.pk, now=DUE + timedelta(hours=1)) if one.channel == "email"
    )
    assert "1" in mail.subject and "2" not in mail.subject


def test_a_digest_that_does_not_arrive_is_seen_by_the_entity_and_goes_another_way(world):
    case = submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")
    choose_notices(by=world.sara, ways={tidings.REPLY.key: ["email"]}, **DAILY)
    comment(by=case.assignee.user, case=case, text="News", now=NOW)
    (mail,) = send_digest(person_id=world.sara.pk, now=DUE)
    settle(message=claim(message_id=mail.pk, now=DUE), outcome=failed("smtp_550"), now=DUE)
    assert [line.message.pk for line in outgoing.page_of(world.entity, "dead")[0]] == [mail.pk]
    instead = Message.objects.get(event=mail.event, channel="sms")
    assert "  " not in instead.body and case.number not in instead.body
    assert "there is news for you; our e-mail to you came back" in instead.body or "بريدنا" in instead.body


def test_the_job_serves_everybody_whose_time_has_come(people, tells, told):
    choose_notices(by=people.sara, ways={}, **DAILY)
    notify([tells(people.sara)], of=record("case.comment", None, by=people.noura, at=NOW))
    Notice.objects.update(held_until=timezone.now())
    jobs.digest(timestamp=0)
    assert {message.to_id for message in Message.objects.all()} == {people.imran.pk, people.sara.pk}


def test_the_number_of_queries_does_not_grow_with_the_notices(people, told, tells, django_assert_max_num_queries):
    for _count in range(10):
        notify([tells(people.imran)], of=record("case.comment", None, by=people.noura, at=NOW))
    with django_assert_max_num_queries(14):
        send_digest(person_id=people.imran.pk, now=DUE)
