"""Files and drafts by the API."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jehat.cases.tests.many import cost
from jehat.documents import places, uses
from jehat.documents.actions import attach
from jehat.documents.models import Draft, File
from jehat.documents.places import Place
from jehat.documents.uses import Use
from jehat.integrations.actions import issue_token

FILES = "/api/v1/files/"
HERE, ELSEWHERE = "desk:letter", "desk:locked"


@pytest.fixture(autouse=True)
def answers(monkeypatch):
    """An area that answers for places and files: nobody writes at ELSEWHERE; used files are the uploader's own."""

    def question(user, codes):
        return {code: Place("A letter", "Draft", f"/letters/{code}/") for code in codes if code != ELSEWHERE}

    def own(user):
        return File.objects.of_uploader(user).filter(attached_at__isnull=False)

    def where(user, files):
        return {file.pk: Use("A letter", "/letters/1/", "/letters/1/file/?download") for file in files}

    monkeypatch.setitem(places._questions, "desk", question)
    monkeypatch.setattr(uses, "_answers", {"own": own, "where": where})


@pytest.fixture
def ask():
    def ask(user, method, where="", body=None, **given):
        type(user).objects.filter(pk=user.pk).update(language="en")
        client = Client()
        client.force_login(user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else given
        answer = getattr(client, method)(f"{FILES}{where}", **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask


@pytest.fixture
def hand_in(ask, given):
    """`hand_in(sara)`: the answer to handing in a picture."""
    return lambda user, upload=None, **more: ask(user, "post", data={"file": upload or given(), **more})


@pytest.fixture
def used(hand_in):
    """`used(sara)` is a file she gave, and that is in use."""

    def used(user):
        file = File.objects.get(pk=hand_in(user)[1]["id"])
        return attach(by=user, files=[file])[0]

    return used


def test_a_file_is_handed_in_and_taken_back(sara, imran, hand_in, ask):
    status, told = hand_in(sara)
    assert (status, told["name"], told["kind"], told["state"]) == (201, "صورة الهوية.png", "image", "ready")
    file = File.objects.get()
    assert (str(file.pk), file.uploader) == (told["id"], sara)
    assert ask(imran, "delete", str(file.pk))[0] == 404
    assert ask(sara, "delete", str(file.pk)) == (204, None)
    assert not File.objects.exists()


def test_a_program_hands_in_a_file_with_its_token(sara, given):
    secret = _token(sara, ["files:write"])
    answer = Client().post(FILES, {"file": given()}, headers={"authorization": f"Bearer {secret}"})
    assert (answer.status_code, File.objects.get().uploader) == (201, sara)


def test_a_token_for_something_else_hands_in_nothing(sara, given):
    secret = _token(sara, ["files:read"])
    answer = Client().post(FILES, {"file": given()}, headers={"authorization": f"Bearer {secret}"})
    assert answer.status_code == 403
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("upload", "status", "says"),
    [
        (SimpleUploadedFile("run.exe", b"MZ" + b"\0" * 100), 415, "Programs"),
        (SimpleUploadedFile("empty.pdf", b""), 422, "empty"),
    ],
)
def test_what_is_not_taken_has_a_reason(sara, hand_in, upload, status, says):
    got, told = hand_in(sara, upload)
    assert got == told["status"] == status
    assert says in told["detail"] and told["type"].endswith("not-taken")


def test_a_picture_is_no_recording(sara, hand_in):
    status, told = hand_in(sara, is_voice="true")
    assert status == 415 and "recording" in told["detail"]


def test_nothing_is_not_a_file(sara, ask):
    status, told = ask(sara, "post", data={"is_voice": "false"})
    assert (status, told["errors"][0]["where"].split(".")[-1]) == (422, "file")


def test_own_files_say_where_they_are_used_in_pages(sara, imran, used, hand_in, ask):
    files = [str(used(sara).pk) for _number in range(3)]
    hand_in(sara), used(imran)
    first = ask(sara, "get", "?limit=2")[1]
    rest = ask(sara, "get", f"?after={first['next']}")[1]
    assert [one["id"] for one in first["items"] + rest["items"]] == files[::-1]
    assert first["items"][0]["used_in"]["download"] == "/letters/1/file/?download"


def test_a_file_is_given_again_by_its_owner(sara, imran, used, ask):
    file = used(sara)
    assert ask(imran, "post", f"{file.pk}/reuse")[0] == 404
    status, copy = ask(sara, "post", f"{file.pk}/reuse")
    assert (status, copy["name"]) == (201, file.name) and copy["id"] != str(file.pk)


def test_what_is_in_use_is_not_taken_back(sara, used, ask):
    assert ask(sara, "delete", str(used(sara).pk))[0] == 404


def test_a_draft_from_its_beginning_to_its_end(sara, imran, hand_in, ask):
    file = hand_in(sara)[1]["id"]
    status, kept = ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "I wish", "empty": " "}, "files": [file]})
    assert (status, kept["version"], kept["words"]) == (200, 1, {"text": "I wish"})
    assert [one["id"] for one in kept["files"]] == [file]
    assert ask(sara, "get", f"drafts/{HERE}") == (200, kept)
    (line,) = ask(sara, "get", "drafts")[1]
    assert (line["place"], line["title"], line["url"]) == (HERE, "A letter", f"/letters/{HERE}/")
    status, kept = ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "I wish it"}, "version": 1})
    assert (kept["version"], kept["files"], kept["others"]) == (2, [], [])
    assert ask(imran, "get", f"drafts/{HERE}")[0] == 404
    assert ask(imran, "delete", f"drafts/{HERE}")[0] == 404
    assert ask(sara, "delete", f"drafts/{HERE}") == (204, None)
    assert not Draft.objects.exists()


def test_an_empty_draft_is_none(sara, ask):
    assert ask(sara, "put", f"drafts/{HERE}", {"words": {}}) == (204, None)


def test_words_of_another_device_are_put_aside_and_taken_up_again(sara, ask):
    phone, laptop = str(uuid4()), str(uuid4())
    ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "phone"}, "device": phone})
    kept = ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "laptop"}, "device": laptop})[1]
    assert [(one["device"], one["words"]) for one in kept["others"]] == [(phone, {"text": "phone"})]
    status, swapped = ask(sara, "post", f"drafts/{HERE}/swap", {"device": phone})
    assert (status, swapped["words"]) == (200, {"text": "phone"})
    status, told = ask(sara, "post", f"drafts/{HERE}/swap", {"device": "none"})
    assert status == 403 and "no longer there" in told["detail"]


def test_where_nobody_may_write_there_is_no_place(sara, ask):
    for where in (ELSEWHERE, "nowhere"):
        assert ask(sara, "put", f"drafts/{where}", {"words": {"text": "x"}})[0] == 404
        assert ask(sara, "get", f"drafts/{where}")[0] == 404
        assert ask(sara, "post", f"drafts/{where}/swap", {"device": "x"})[0] == 404


def test_what_was_sent_elsewhere_does_not_come_back(sara, ask):
    status, told = ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "late"}, "version": 3})
    assert status == 403 and "another device" in told["detail"]


@pytest.mark.parametrize(
    ("bad", "where"),
    [
        ({"words": {"text": "a\0b"}}, "words.text"),
        ({"words": {"text": 5}}, "words.text"),
        ({"words": ["text"]}, "words"),
        ({"version": -1}, "version"),
        ({"files": ["x"]}, "files.0"),
    ],
)
def test_a_bad_draft_is_named_by_its_place(sara, ask, bad, where):
    status, told = ask(sara, "put", f"drafts/{HERE}", {"words": {"text": "x"}} | bad)
    assert status == 422 and where in told["errors"][0]["where"]


@pytest.mark.parametrize("where", ["", "drafts", "drafts/desk:0"])
def test_reading_costs_the_same_for_one_and_for_many(client, sara, used, hand_in, ask, where):
    client.force_login(sara)

    def write(*numbers):
        waiting = [hand_in(sara)[1]["id"] for _number in numbers]
        for number in numbers:
            used(sara), ask(sara, "put", f"drafts/desk:{number}", {"words": {"text": "x"}})
        ask(sara, "put", "drafts/desk:0", {"words": {"text": str(numbers)}, "files": waiting})

    write(0)
    few = cost(client, f"{FILES}{where}")
    write(1, 2, 3)
    assert cost(client, f"{FILES}{where}") == few


def test_who_is_not_signed_in_is_told_so(client, db, given):
    assert client.post(FILES, {"file": given()}).status_code == 401
    assert [client.get(f"{FILES}{where}").status_code for where in ("", "drafts", f"drafts/{HERE}")] == [401] * 3
    assert not File.objects.exists()


def _token(user, scopes) -> str:
    return issue_token(by=user, name="Script", scopes=scopes, days=30)[1]
