"""What the team says among itself never leaves the platform."""

from jehat.cases.actions import comment, note, submit
from jehat.notifications.models import Message, Notice

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
