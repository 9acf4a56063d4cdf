"""A letter of the kind of case on paper: numbered, sent with the words that close the case, and checked by anybody."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from jehat.audit.models import Event
from jehat.cases import actions, letters
from jehat.cases.models import Case, IssuedLetter
from jehat.documents.vault import unseal
from jehat.project.cast import PASSWORD

from .paper import words_of
from .refusing import refused
from .test_fill_letter import ISSUED, lettered, send

NO_LETTER = "This kind of case has no such letter for this outcome."


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield


@pytest.fixture
def case(world):
    return lettered(world)


def close(world, case, **more):
    return actions.complete(
        by=case.assignee.user, case=case, text="صدرت الرخصة رقم 77 (Permit).", letter="issued", **more
    )


def read(letter) -> bytes:
    with unseal(letter.file) as paper:
        return paper.read()


def test_the_paper_says_what_was_sent_in_the_name_of_the_entity(world, case):
    close(world, case)
    letter = IssuedLetter.objects.get(case=case)
    paper = read(letter)
    assert paper.startswith(b"%PDF-") and b"pdfaid:part>2<" in paper
    found = words_of(paper)
    shown = set(re.findall(r"[\w-]+", found))
    told = f"صدرت الرخصة رقم 77 Permit {world.entity.name} {case.beneficiary.full_name} {world.noura.role.name}"
    assert not set(re.findall(r"[\w-]+", f"{told} {letter.number} {case.number} {ISSUED['name_ar']} wall")) - shown
    assert letters.code_of(letter.number, letter.issued_at) in found
    assert world.noura.name not in found


def test_it_is_a_file_of_the_words_and_on_the_record(world, case):
    close(world, case)
    letter = IssuedLetter.objects.get(case=case)
    assert letter.comment.attachments.get().file == letter.file
    assert (letter.file.kind, letter.file.name) == ("pdf", f"{letter.number}.pdf")
    assert letter.file.entity_id == case.entity_id and letter.file.attached_at
    assert letter.role == world.noura.role
    assert Event.objects.about(case).get(verb="case.complete").particulars["letter"] == letter.number


def test_each_entity_counts_its_letters_in_its_year(world, case):
    second = actions.submit(by=world.sara, kind=world.kind, subject="Another")
    for one in (case, second):
        close(world, one)
    first, last = IssuedLetter.objects.order_by("number")
    assert re.fullmatch(rf"{world.entity.code}-L-\d{{4}}-\d{{6}}", first.number)
    assert int(last.number[-6:]) == int(first.number[-6:]) + 1


def test_a_rejection_has_the_letter_of_its_outcome(world, case):
    actions.reject(by=world.noura.user, case=case, text="No.", letter="refused")
    assert IssuedLetter.objects.get(case=case).code == "refused"


def test_it_is_in_the_language_of_the_case(world, case):
    Case.objects.filter(pk=case.pk).update(language="en")
    close(world, case)
    assert ISSUED["name_en"] in words_of(read(IssuedLetter.objects.get(case=case)))


def test_without_a_letter_there_is_no_paper(world, case):
    actions.complete(by=world.noura.user, case=case, text="Done.")
    assert not IssuedLetter.objects.exists()


@pytest.mark.parametrize("code", ["none", "refused"])
def test_a_letter_of_another_outcome_is_refused(world, case, code):
    with refused("case.complete", case, by=world.noura.user, reason=NO_LETTER):
        actions.complete(by=world.noura.user, case=case, text="Done.", letter=code)
    with refused("case.reject", case, by=world.noura.user, reason=NO_LETTER):
        actions.reject(by=world.noura.user, case=case, text="No.", outcome="not_competent", letter="refused")


def test_a_secret_case_keeps_its_subject_off_the_paper(world, case):
    case.rank = 3
    rows = letters.told(case, case.terms.ruled.letters[0], text="x", number="N", role=world.noura.role, at=case.due_at)
    assert case.subject not in str(rows["rows"])


def test_the_form_that_was_filled_by_a_letter_issues_it(world, client, case):
    page = send(world.noura.user, case, "complete.issued", headers={"HX-Request": "true"}).content.decode()
    assert re.search('name="chosen_letter"[^>]* value="issued"', page) and 'name="on_paper"' in page
    client.force_login(world.noura.user)
    sent = {"text": "Done.", "chosen_letter": "issued", "on_paper": "on"}
    client.post(reverse("cases:complete", args=[case.number]), sent)
    assert IssuedLetter.objects.get(case=case).code == "issued"


def test_who_unticks_it_sends_the_words_alone(world, client, case):
    client.force_login(world.noura.user)
    client.post(reverse("cases:complete", args=[case.number]), {"text": "Done.", "chosen_letter": "issued"})
    case.refresh_from_db()
    assert not case.is_open and not IssuedLetter.objects.exists()


def test_the_beneficiary_finds_it_and_a_stranger_does_not(world, client, case):
    close(world, case)
    letter = IssuedLetter.objects.get(case=case)
    address = reverse("cases:file", args=[case.number, letter.file_id])
    assert client.login(identifier="sara", password=PASSWORD)
    assert address in client.get(reverse("cases:case", args=[case.number])).content.decode()
    answer = client.get(address)
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content]).startswith(b"%PDF-")
    assert client.login(identifier="imran", password=PASSWORD)
    assert client.get(address).status_code == 404


def check(client, letter, code):
    return client.get(reverse("cases:check"), {"number": letter.number.lower(), "code": code}).content.decode()


def test_whoever_is_shown_it_can_check_it(world, client, case):
    close(world, case)
    letter = IssuedLetter.objects.get(case=case)
    page = check(client, letter, letters.code_of(letter.number, letter.issued_at).lower())
    assert case.kind.name_ar in page and letter.number in page and "A wall" not in page
    assert case.kind.name_ar not in check(client, letter, "AAAA-AAAA-AAAA-AAAA")


def test_what_was_taken_back_is_genuine_no_more(world, client, case):
    close(world, case)
    letter = IssuedLetter.objects.get(case=case)
    actions.undo_close(by=world.noura.user, case=case)
    page = check(client, letter, letters.code_of(letter.number, letter.issued_at))
    assert case.kind.name_ar not in page
