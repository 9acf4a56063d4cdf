"""A secret case opens only to who was proved just now, and its pages say who looks."""

import io

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image

from jehat.audit.models import Event
from jehat.cases import actions, receipt, stamps
from jehat.integrations.actions import issue_token

from .paper import words_of
from .secret import SECRET, WORDS, clear, come_in, file_secret, grow_old

ASKED = "This case is secret: it opens once you have confirmed just now that it is you."


@pytest.fixture
def secret(world):
    clear(world.majed, SECRET)
    return file_secret(world, SECRET)


@pytest.fixture
def here(world, secret, client):
    return come_in(client, world.majed.user)


def work(case):
    return reverse("cases:work", args=[case.number])


def test_it_opens_to_who_was_proved_just_now(secret, here, client):
    page = client.get(work(secret))
    assert (page.status_code, f"About {WORDS}" in page.content.decode()) == (200, True)


def test_who_was_proved_a_while_ago_is_asked_and_comes_back(secret, here, client):
    grow_old(here, minutes=6)
    asked = client.get(work(secret))
    assert asked.status_code == 302
    assert asked["Location"].startswith("/account/confirm/")
    assert secret.number in asked["Location"]
    assert not Event.objects.filter(verb="case.open", outcome="done").exists()
    back = client.post(asked["Location"], {"current_password": "waha-1448-demo"})
    assert (back.status_code, back["Location"]) == (302, work(secret))
    assert client.get(work(secret)).status_code == 200


def test_what_one_has_open_stays_open_while_a_reply_is_written(secret, here, client):
    client.get(work(secret))
    grow_old(here, minutes=20)
    sent = client.post(reverse("cases:comment", args=[secret.number]), {"text": "An answer."})
    assert sent.status_code == 302
    assert secret.comments.last().text == "An answer."
    assert client.get(work(secret)).status_code == 200


def test_after_half_an_hour_it_is_shut_and_no_words_are_lost(secret, here, client):
    client.get(work(secret))
    grow_old(here, minutes=31)
    page = client.post(reverse("cases:comment", args=[secret.number]), {"text": "A long answer."})
    assert page.status_code == 403
    assert "A long answer." in page.content.decode()
    assert WORDS not in page.content.decode()
    assert not secret.comments.filter(act="comment").exists()


@pytest.mark.parametrize("place", ["receipt", "classify"])
def test_its_papers_ask_too(secret, here, client, place):
    grow_old(here, minutes=6)
    assert client.get(reverse(f"cases:{place}", args=[secret.number]))["Location"].startswith("/account/confirm/")


def test_its_files_ask_too(world, secret, here, client, hand_in):
    said = actions.comment(by=world.sara, case=secret, files=[hand_in(world.sara)])
    address = reverse("cases:file", args=[secret.number, said.attachments.get().file_id])
    grow_old(here, minutes=6)
    assert client.get(address)["Location"].startswith("/account/confirm/")


@pytest.mark.parametrize("part", ["", "/timeline", "/comments", "/notes", "/custody", "/files", "/receivers"])
def test_the_interface_refuses_with_a_problem_that_says_so(secret, here, client, part):
    grow_old(here, minutes=6)
    answer = client.get(f"/api/v1/cases/{secret.number}{part}")
    assert answer.status_code == 403
    with translation.override("ar"):
        assert answer.json()["detail"] == translation.gettext(ASKED)
    assert WORDS not in answer.content.decode()


def test_the_interface_opens_it_to_who_was_proved_just_now(secret, here, client):
    assert client.get(f"/api/v1/cases/{secret.number}").json()["subject"] == f"About {WORDS}"


def test_a_program_never_opens_it(world, secret, client):
    _token, key = issue_token(by=world.majed.user, name="script", scopes=["cases:read"], days=1)
    answer = client.get(f"/api/v1/cases/{secret.number}", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 403


def test_the_beneficiary_is_not_asked(world, secret, client):
    client.force_login(world.sara)
    assert client.get(reverse("cases:case", args=[secret.number])).status_code == 200


def test_an_ordinary_case_asks_nobody(world, case, client):
    client.force_login(world.noura.user)
    assert client.get(work(case)).status_code == 200


def test_its_pages_say_who_looks_and_when(world, secret, here, client):
    page = client.get(work(secret)).content.decode()
    assert 'class="watermark" aria-hidden="true"' in page
    assert page.count(stamps.words(world.majed.user).split(" · ")[0]) >= 24
    client.force_login(world.sara)
    assert 'class="watermark"' in client.get(reverse("cases:case", args=[secret.number])).content.decode()


def test_an_ordinary_page_has_no_mark(world, case, client):
    client.force_login(world.noura.user)
    assert 'class="watermark"' not in client.get(work(case)).content.decode()


def test_its_receipt_says_who_took_it_and_an_ordinary_one_does_not(world, secret):
    case = actions.submit(by=world.sara, kind=world.other_kind, subject="A licence")
    with translation.override("en"):
        first = world.majed.user.full_name.split()[0]
    assert words_of(receipt.pdf(secret, "en", world.majed.user)).count(first) > 5
    assert first not in words_of(receipt.pdf(case, "en", world.majed.user))


def test_its_pictures_are_shown_with_the_mark_and_downloaded_as_they_came(world, secret, here, client, hand_in):
    drawn = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(drawn, "PNG")
    said = actions.comment(by=world.sara, case=secret, files=[hand_in(world.sara, data=drawn.getvalue())])
    address = reverse("cases:file", args=[secret.number, said.attachments.get().file_id])
    shown = client.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert len(Image.open(io.BytesIO(shown.content)).convert("L").getcolors()) > 20
    whole = client.get(address, {"download": ""})
    assert b"".join(whole.streaming_content) == drawn.getvalue()
