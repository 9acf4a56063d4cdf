"""What the team says among itself never leaves the platform."""

from datetime import timedelta

from django.utils import timezone

from jehat.cases.actions import comment, note, submit
from jehat.notifications.actions import choose_notices, send_digest
from jehat.notifications.models import Message, Notice
from jehat.notifications.tidings import Way, known

from .conftest import queued

SECRET = "the owner's papers look forged"


def _filed(world):
    return submit(by=world.sara, kind=world.kind, subject="A permit", text="Please")


def test_an_internal_note_writes_no_message(world):
    case = _filed(world)
    messages, jobs = set(Message.objects.values_list("pk", flat=True)), queued().count()
    for employee in (case.assignee, world.huda):
        note(by=employee.user, case=case, text=SECRET)
    assert set(Message.objects.values_list("pk", flat=True)) == messages
    assert queued().count() == jobs
    assert not Notice.objects.filter(to=world.sara, event__verb="case.note").exists()


def test_no_message_says_what_was_said(world):
    case = _filed(world)
    comment(by=case.assignee.user, case=case, text=SECRET)
    assert Message.objects.filter(event__verb="case.comment", to=world.sara).count() == 2
    for written in [*Message.objects.all(), *Notice.objects.all()]:
        words = f"{getattr(written, 'subject', '')} {getattr(written, 'title', '')} {written.body}"
        assert SECRET not in words and "permit" not in words


def test_a_colleague_who_asks_for_e_mail_gets_a_number_and_no_word(world):
    case = _filed(world)
    everything = {tiding.key: list(Way.values) for tiding in known()}
    for person in (world.sara, case.assignee.user):
        choose_notices(by=person, ways=everything, pace="once", hour=9, weekday=0)
    note(by=world.huda.user, case=case, text=SECRET)
    written = list(Message.objects.filter(event__verb="case.note"))
    assert {message.to for message in written} == {case.assignee.user}
    assert all(SECRET not in f"{message.subject} {message.body}" for message in written)


def test_a_digest_of_the_beneficiary_holds_nothing_internal(world):
    case = _filed(world)
    everything = {tiding.key: list(Way.values) for tiding in known()}
    choose_notices(by=world.sara, ways=everything, pace="daily", hour=9, weekday=0)
    note(by=case.assignee.user, case=case, text=SECRET)
    due = timezone.now() + timedelta(days=2)
    assert send_digest(person_id=world.sara.pk, now=due) == []
    comment(by=case.assignee.user, case=case, text="News")
    for message in send_digest(person_id=world.sara.pk, now=due):
        assert SECRET not in message.body and "note" not in message.body and "داخلي" not in message.body
