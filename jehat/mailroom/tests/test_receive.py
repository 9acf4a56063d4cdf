"""What people answer is kept before anybody is told that it arrived, over real IMAP and LMTP."""

import smtplib

import pytest
from django.db import DatabaseError
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.cases.models import Comment
from jehat.cases.tests.at_once import at_once
from jehat.mailroom import door, jobs
from jehat.mailroom.actions import receive
from jehat.mailroom.models import Mail
from jehat.notifications import replying
from tests.imap_server import ImapServer
from tests.running import free_port

from .conftest import ADDRESS, reply, sent


@pytest.fixture(scope="module")
def imap():
    with ImapServer() as server:
        yield server


@pytest.fixture
def lmtp():
    port = free_port()
    listener = door.listener(f"127.0.0.1:{port}")
    listener.start()
    with smtplib.LMTP("127.0.0.1", port, timeout=10) as line:
        yield line
    listener.stop()


def test_it_is_kept_sealed_and_queued(case):
    raw = reply(case)
    mail = receive(raw=raw, channel="imap")
    assert (mail.case, mail.entity, mail.message, mail.bytes) == (case, case.entity, sent(case), raw)
    assert ProcrastinateJob.objects.filter(task_name="mailroom.take", args__mail_id=str(mail.pk)).exists()


def test_the_same_is_kept_once_however_often_it_comes(case):
    assert receive(raw=reply(case), channel="imap") == receive(raw=reply(case, "Otherwise."), channel="lmtp")
    assert receive(raw=reply(case, message_id="<two@x>"), channel="imap") != Mail.objects.earliest("received_at")


@pytest.mark.django_db(transaction=True)
def test_by_two_ways_at_once_it_is_kept_once(case):
    raw = reply(case)
    at_once(lambda: receive(raw=raw, channel="imap"), lambda: receive(raw=raw, channel="lmtp"))
    assert Mail.objects.count() == 1


def test_a_mailbox_is_read_to_its_end(imap, settings, case):
    settings.REPLIES_URL = imap.url
    imap.append(reply(case))
    imap.append(reply(case, message_id="<two@x>"))
    jobs.poll(0)
    assert Mail.objects.count() == 2 and imap.unseen() == 0
    for mail in Mail.objects.all():
        jobs.take(str(mail.pk))
    assert Comment.objects.filter(case=case, act="comment").count() == 2


def test_what_could_not_be_kept_stays_unread(imap, settings, case, monkeypatch):
    settings.REPLIES_URL = imap.url
    imap.append(reply(case, message_id="<three@x>"))

    def broken(**given):
        raise DatabaseError

    with monkeypatch.context() as now:
        now.setattr(jobs.actions, "receive", broken)
        with pytest.raises(DatabaseError):
            jobs.poll(0)
    assert imap.unseen() == 1
    jobs.poll(0)
    assert imap.unseen() == 0 and Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_hands_it_over(lmtp, case):
    to = replying.address_of(sent(case))
    assert lmtp.sendmail(ADDRESS, [to], reply(case)) == {}
    mail = Mail.objects.get()
    assert (mail.channel, mail.case) == ("lmtp", case)
    jobs.take(str(mail.pk))
    assert Comment.objects.get(case=case, act="comment").text == "Here is the plan."


@pytest.mark.django_db(transaction=True)
def test_at_the_door_only_our_own_addresses_are_known(lmtp, case):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        lmtp.sendmail(ADDRESS, ["case@jehat.test"], reply(case))
    assert refused.value.recipients["case@jehat.test"][0] == 550


@pytest.mark.django_db(transaction=True)
def test_what_the_door_cannot_keep_it_does_not_take(lmtp, case, monkeypatch):
    def broken(**given):
        raise DatabaseError

    monkeypatch.setattr(door.actions, "receive", broken)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        lmtp.sendmail(ADDRESS, [replying.address_of(sent(case))], reply(case))
    assert refused.value.smtp_code == 451 and not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_comes_from_nobody_is_a_machines(lmtp, case):
    lmtp.sendmail("", [replying.address_of(sent(case))], reply(case))
    jobs.take(str(Mail.objects.get().pk))
    assert Mail.objects.get().state == "ignored"


def test_what_lost_its_job_is_taken_all_the_same(case):
    mail = receive(raw=reply(case), channel="imap")
    Mail.objects.update(received_at="2026-01-01T00:00Z")
    jobs.mend(0)
    mail.refresh_from_db()
    assert mail.state == "taken"
