"""Notes, and that nothing of them ever leaves the team (behaviour 2)."""

import pytest
from django.urls import reverse

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.cases.timeline import timeline
from jehat.notifications.models import Message, Notice
from jehat.organization import roles
from tests.granting import give

from .refusing import CLOSED, NOT_HIS_OWN, refused, to_staff_only
from .traces import line, outgoing, sent, sentence, told

WORDS = "zinnober"
FILE_NAME = "azurit.png"


@pytest.fixture
def noted(world, opened, speak, hand_in):
    """A note in words, voice and a file, and then a reply to the beneficiary."""
    officer = world.noura.user
    files = [hand_in(officer, FILE_NAME)]
    said = actions.note(by=officer, case=opened, text=WORDS, voice=speak(officer), files=files)
    actions.comment(by=officer, case=opened, text="It is being studied.")
    return said


def test_it_is_kept_for_the_team_and_the_holder_is_told(world, opened):
    said = actions.note(by=world.huda.user, case=opened, text=WORDS)
    assert (said.text, said.by, opened.notes.get()) == (WORDS, world.huda.user, said)
    event = line("case.note", opened)
    assert (event.by, event.particulars) == (world.huda.user, {"note": str(said.pk)})
    assert told(event) == {world.noura.user: sentence("A colleague wrote a note in case %(number)s", opened)}
    assert sent(event) == set()


def test_who_writes_it_himself_is_not_told(world, opened):
    actions.note(by=world.noura.user, case=opened, text=WORDS)
    assert told(line("case.note", opened)) == {}


def test_for_the_beneficiary_nothing_has_happened(world, opened):
    before = opened.active_at
    actions.note(by=world.noura.user, case=opened, text=WORDS)
    opened.refresh_from_db()
    assert (opened.active_at, opened.first_answer_at) == (before, None)


def test_it_causes_no_message(world, opened, speak, hand_in):
    before = set(Message.objects.values_list("pk", flat=True))
    officer = world.noura.user
    actions.note(by=officer, case=opened, text=WORDS)
    actions.note(by=officer, case=opened, voice=speak(officer))
    actions.note(by=officer, case=opened, files=[hand_in(officer, FILE_NAME)])
    assert set(Message.objects.values_list("pk", flat=True)) == before
    assert not Notice.objects.filter(to=world.sara, event__verb="case.note").exists()


def test_a_reply_carries_nothing_of_it(world, noted):
    assert WORDS not in outgoing()
    assert FILE_NAME not in outgoing()
    assert all(WORDS not in comment.text for comment in queries.comments(noted.case))
    assert not noted.case.comments.filter(attachments__file__in=noted.attachments.values("file")).exists()
    assert all(WORDS not in notice.title + notice.body for notice in Notice.objects.all())


@pytest.mark.parametrize("show", ["all", "external", "internal", "files", "anything"])
def test_the_beneficiarys_page_shows_nothing_of_it(world, noted, client, show):
    client.force_login(world.sara)
    page = client.get(reverse("cases:case", args=[noted.case.number]), {"show": show}).content.decode()
    for secret in (WORDS, FILE_NAME, str(noted.pk), str(noted.voice_id), str(noted.attachments.get().file_id)):
        assert secret not in page


def test_the_beneficiarys_story_has_no_notes(world, noted):
    for show in ("all", "external", "internal", "files"):
        assert all(entry.note is None for entry in timeline(noted.case, is_team=False, show=show))


def test_home_shows_the_last_comment_and_not_the_note(world, noted, client):
    actions.note(by=world.noura.user, case=noted.case, text=WORDS)
    client.force_login(world.sara)
    page = client.get(reverse("portal:home")).content.decode()
    assert "It is being studied." in page
    assert WORDS not in page


def test_the_notices_page_shows_nothing_of_it(world, noted, client):
    client.force_login(world.sara)
    page = client.get(reverse("notifications:list")).content.decode()
    assert noted.case.number in page
    assert WORDS not in page


def test_the_program_interface_has_none_for_the_beneficiary(world, noted, client):
    client.force_login(world.sara)
    address = f"/api/v1/cases/{noted.case.number}"
    assert client.get(f"{address}/notes").status_code == 404
    assert client.post(f"{address}/notes", {"text": "x"}, "application/json").status_code == 403
    for known in (address, f"{address}/comments", "/api/v1/cases/"):
        assert WORDS not in client.get(known).content.decode()


def test_its_files_do_not_exist_for_the_beneficiary(world, noted, client):
    client.force_login(world.sara)
    for file_id in (noted.voice_id, noted.attachments.get().file_id):
        assert client.get(reverse("cases:file", args=[noted.case.number, file_id])).status_code == 404


def test_the_team_reads_hears_and_downloads_it(world, noted, client):
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:work", args=[noted.case.number])).content.decode()
    assert WORDS in page
    assert FILE_NAME in page
    for file_id in (noted.voice_id, noted.attachments.get().file_id):
        assert client.get(reverse("cases:file", args=[noted.case.number, file_id])).status_code == 200


def test_an_employee_who_filed_the_case_reaches_no_note_of_it(world, client, hand_in):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    said = actions.note(by=own.assignee.user, case=own, text=WORDS, files=[hand_in(own.assignee.user, FILE_NAME)])
    client.force_login(world.huda.user)
    page = client.get(reverse("cases:case", args=[own.number])).content.decode()
    assert WORDS not in page
    assert client.get(reverse("cases:work", args=[own.number])).status_code == 404
    file_id = said.attachments.get().file_id
    assert client.get(reverse("cases:file", args=[own.number, file_id])).status_code == 404
    assert client.get(f"/api/v1/cases/{own.number}/notes").status_code == 404


def test_the_head_who_filed_it_is_not_told_of_notes_in_his_own_queue(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    Case.objects.filter(pk=own.pk).update(assignee=None, status="triage")
    deputy = type(world.noura).objects.get(pk=world.noura.pk)
    give(deputy.role, *roles.WORK, scope="department")
    actions.note(by=deputy.user, case=own, text=WORDS)
    assert told(line("case.note", own)) == {}


def test_it_may_follow_the_closing(world, done):
    assert actions.note(by=world.noura.user, case=done, text="For the file.").case == done


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.note", opened, by=person, reason=reason):
        actions.note(by=person, case=opened, text=WORDS)


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.note", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.note(by=world.huda.user, case=own, text=WORDS)


def test_a_file_of_somebody_else_is_refused(world, opened, hand_in):
    theirs = hand_in(world.sara)
    reason = "Only the person who uploaded a file may use it."
    with refused("case.note", opened, by=world.noura.user, reason=reason):
        actions.note(by=world.noura.user, case=opened, text=WORDS, files=[theirs])


def test_the_closed_case_takes_no_comment_in_its_place(world, done):
    with refused("case.comment", done, by=world.noura.user, reason=CLOSED):
        actions.comment(by=world.noura.user, case=done, text=WORDS)
