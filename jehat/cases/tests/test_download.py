import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions, queries

from .refusing import ANYBODY, HERSELF, NOT_OURS, UNSEEN, WITHIN, each_stranger, refused
from .traces import line


@pytest.fixture
def plan(world, opened, hand_in):
    """A file that Sara sent."""
    return actions.comment(by=world.sara, case=opened, files=[hand_in(world.sara, "plan.png")]).attachments.get().file


@pytest.fixture
def memo(world, opened, hand_in):
    """A file among the team."""
    officer = world.noura.user
    return actions.note(by=officer, case=opened, files=[hand_in(officer, "memo.png")]).attachments.get().file


@pytest.mark.parametrize("who", ["sara", "noura", "huda"])
def test_who_sees_the_case_has_its_files_and_each_time_is_on_the_record(world, opened, plan, who):
    person = getattr(world, who)
    person = getattr(person, "user", person)
    assert actions.download(by=person, case=opened, file=plan, is_internal=False) == plan
    event = line("case.download", opened)
    assert (event.by, event.particulars) == (person, {"file": str(plan.pk), "internal": False})


def test_the_team_has_the_files_of_its_notes(world, opened, memo):
    actions.download(by=world.huda.user, case=opened, file=memo, is_internal=True)
    assert line("case.download", opened).particulars["internal"] is True


def test_a_file_of_the_case_is_found_and_known_for_internal_or_not(world, opened, plan, memo, speak):
    voice = actions.comment(by=world.sara, case=opened, voice=speak(world.sara)).voice
    spoken = actions.note(by=world.noura.user, case=opened, voice=speak(world.noura.user)).voice
    found = {file.pk: queries.file_of(opened, file.pk) for file in (plan, memo, voice, spoken)}
    assert found == {
        plan.pk: (plan, False),
        memo.pk: (memo, True),
        voice.pk: (voice, False),
        spoken.pk: (spoken, True),
    }


def test_a_file_of_another_case_is_not_found(world, opened, plan):
    other = actions.submit(by=world.sara, kind=world.kind, subject="Another")
    assert queries.file_of(other, plan.pk) is None


@each_stranger(ANYBODY, WITHIN, reason=UNSEEN)
def test_it_is_refused_to_strangers(world, opened, plan, who, reason):
    person = who(world)
    with refused("case.download", opened, by=person, reason=reason):
        actions.download(by=person, case=opened, file=plan, is_internal=False)


INSIDE = {
    name: (who, UNSEEN if name in ("officer of another department", "administrator of the entity") else NOT_OURS)
    for name, (who, _) in ANYBODY.items()
}


@each_stranger(INSIDE, HERSELF)
def test_what_is_internal_is_refused_to_strangers_and_to_the_beneficiary(world, opened, memo, who, reason):
    person = who(world)
    with refused("case.download", opened, by=person, reason=reason):
        actions.download(by=person, case=opened, file=memo, is_internal=True)


def address(case, file):
    return reverse("cases:file", args=[case.number, file.pk])


def test_it_comes_with_the_headers_that_make_it_harmless(world, opened, plan, client):
    client.force_login(world.sara)
    answer = client.get(address(opened, plan), {"download": ""})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_a_picture_may_be_shown_in_place(world, opened, plan, client):
    client.force_login(world.sara)
    assert client.get(address(opened, plan)).headers["Content-Disposition"].startswith("inline")


def test_one_hearing_is_one_line_however_many_pieces_it_takes(world, opened, plan, client):
    client.force_login(world.sara)
    client.get(address(opened, plan), headers={"range": "bytes=0-9"})
    client.get(address(opened, plan), headers={"range": "bytes=10-"})
    assert Event.objects.filter(verb="case.download").count() == 1


@pytest.mark.parametrize("who", ["imran", "stranger", "yousef", "admin"])
def test_at_its_address_there_is_nothing_for_strangers(world, opened, plan, client, who):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    assert client.get(address(opened, plan)).status_code == 404
    assert not Event.objects.filter(verb="case.download").exists()


def test_who_is_not_signed_in_is_asked_to(opened, plan, client):
    answer = client.get(address(opened, plan))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("people:sign_in"))


def test_the_same_file_under_another_case_is_not_there(world, opened, plan, client):
    other = actions.submit(by=world.sara, kind=world.kind, subject="Another")
    client.force_login(world.sara)
    assert client.get(address(other, plan)).status_code == 404
