"""What is read under an urgent access: what was said with the beneficiary, no note, no act; all of it on the record."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions as on_cases
from jehat.cases import permissions as of_cases
from jehat.core.verdict import Refused
from jehat.documents.models import File
from jehat.oversight import actions, queries

from .conftest import WHY

SAID, NOTED = "Please wait for the visit.", "Among us"


def page(case, *more):
    return reverse("cases:work", args=[case.number]) + "".join(more)


def test_without_it_the_case_is_not_there(as_lama, case):
    assert as_lama.get(page(case)).status_code == 404


def test_what_was_said_is_read_and_no_note(as_lama, glass, case):
    answer = as_lama.get(page(case))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert SAID in text and NOTED not in text
    assert 'name="text"' not in text and "composer" not in text


@pytest.mark.parametrize("more", ["?show=internal", "?act=complete", "?show=files", "?whole=1", "?reply=x"])
def test_no_address_of_the_page_shows_more(as_lama, glass, case, more):
    text = as_lama.get(page(case, more)).content.decode()
    assert NOTED not in text and "composer" not in text


def done(case) -> int:
    return Event.objects.about(case).filter(outcome="done").exclude(verb="case.open").count()


@pytest.mark.parametrize("verb", ["comment", "note", "ask", "complete", "reject", "assign", "refer"])
def test_no_act_is_open_and_its_refusal_shows_no_note(as_lama, glass, case, verb):
    before = done(case)
    answer = as_lama.post(reverse(f"cases:{verb}", args=[case.number]), {"text": "I write", "note": "I write"})
    assert answer.status_code in (403, 404, 409, 422)
    assert NOTED not in answer.content.decode()
    assert done(case) == before


def test_an_auditor_of_the_entity_reads_no_note_either(world, client, auditor, case):
    actions.break_glass(by=auditor.user, case=case, **WHY)
    client.force_login(auditor.user)
    text = client.get(page(case)).content.decode()
    assert SAID in text and NOTED not in text
    assert not of_cases.can_see_internal(auditor.user, case)
    with pytest.raises(Refused):
        on_cases.note(by=auditor.user, case=case, text="I write")


def test_every_opening_carries_the_access(as_lama, glass, case, line):
    as_lama.get(page(case))
    as_lama.get(page(case))
    deeds = queries.shown(glass, now=timezone.now()).deeds
    assert len(deeds) == 2
    assert line("case.open").particulars["glass"] == str(glass.pk)


def test_who_sees_it_by_his_post_carries_none(world, case, line):
    on_cases.open_case(by=world.noura.user, case=case)
    assert "glass" not in line("case.open").particulars


def test_a_file_is_taken_under_it_and_one_of_a_note_is_not(world, as_lama, glass, case, line):
    sent, noted = (_file(world, case, internal) for internal in (False, True))
    address = reverse("cases:file", args=[case.number, sent.pk])
    assert as_lama.get(address).status_code == 200
    assert line("case.download").particulars["glass"] == str(glass.pk)
    assert as_lama.get(reverse("cases:file", args=[case.number, noted.pk])).status_code == 404


def _file(world, case, is_internal) -> File:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from jehat.documents.actions import keep

    upload = SimpleUploadedFile("plan.png", b"\x89PNG\r\n\x1a\n" + b"a picture" * 20, "image/png")
    kept = keep(by=world.noura.user, upload=upload, entity_id=case.entity_id)
    said = (on_cases.note if is_internal else on_cases.comment)(by=world.noura.user, case=case, files=[kept])
    return said.attachments.get().file


@pytest.mark.parametrize("part", ["", "/timeline", "/timeline?show=internal", "/files", "/custody", "/comments"])
def test_the_same_holds_for_programs(as_lama, glass, case, part):
    answer = as_lama.get(f"/api/v1/cases/{case.number}{part}")
    assert answer.status_code == 200
    assert NOTED not in answer.content.decode()
    assert queries.shown(glass, now=timezone.now()).opened >= 1


def test_notes_are_not_there_for_programs(as_lama, glass, case):
    answer = as_lama.get(f"/api/v1/cases/{case.number}/notes")
    assert answer.status_code in (403, 404)


def test_once_it_is_over_the_case_is_gone(world, as_lama, glass, case):
    actions.end_glass(by=world.admin.user, glass=glass)
    assert as_lama.get(page(case)).status_code == 404
    assert as_lama.get(f"/api/v1/cases/{case.number}").status_code == 404


def test_the_team_sees_it_in_the_story_of_the_case_and_the_beneficiary_does_not(world, client, glass, case, in_english):
    client.force_login(world.huda.user)
    assert "Opened by urgent access" in client.get(page(case)).content.decode()
    client.force_login(world.sara)
    own = client.get(reverse("cases:case", args=[case.number])).content.decode()
    assert "urgent access" not in own


def test_the_beneficiary_learns_which_unit_opened_his_file(world, client, as_lama, glass, lama, case):
    as_lama.get(page(case))
    client.force_login(world.sara)
    assert lama.department.name in client.get(reverse("cases:case", args=[case.number])).content.decode()
