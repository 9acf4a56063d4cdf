import io
import os
import uuid

import pytest
from django.core.files.uploadhandler import StopUpload
from django.http import UnreadablePostError
from django.test import Client, RequestFactory
from django.urls import reverse

from jehat.documents import actions, spool, upload, vault
from jehat.documents.models import File
from jehat.documents.storage import LocalStore

from . import recordings
from .conftest import PNG

JSON = {"Accept": "*/*"}
LARGE = b"canary-in-a-large-file " * 60_000


@pytest.fixture
def browser(sara, client):
    client.force_login(sara)
    return client


def send(browser, data=PNG, name="صورة.png", content_type="image/png", **fields):
    file = io.BytesIO(data)
    file.name, file.content_type = name, content_type
    return browser.post(reverse("documents:upload"), {"file": file, **fields}, headers=JSON)


def test_an_upload_answers_what_was_kept(browser, sara):
    response = send(browser)
    assert response.status_code == 201
    file = File.objects.get()
    assert response.json() == {
        "id": str(file.pk),
        "name": "صورة.png",
        "size": len(PNG),
        "kind": "image",
        "state": "ready",
        "duration": None,
        "waveform": None,
        "discard": f"/files/{file.pk}/discard/",
    }
    assert file.uploader == sara


def test_a_voice_note_says_so_in_a_field(browser):
    answer = send(browser, recordings.chrome(1), "v.webm", "audio/webm;codecs=opus", voice="1").json()
    assert (answer["kind"], answer["state"], len(answer["waveform"])) == ("audio", "ready", 48)
    assert File.objects.get().is_voice
    assert send(browser, PNG, voice="1").status_code == 415


def test_large_files_arrive_whole(browser):
    send(browser, LARGE, "a.txt", "text/plain")
    assert vault.unseal(File.objects.get()).read() == LARGE


def test_no_plaintext_touches_a_disk(browser, tmp_path, monkeypatch):
    """Every file that is opened for writing while a large upload is received and kept, named or not, is looked at."""
    scratches = []
    scratch = LocalStore.scratch

    def watched(self):
        stream = scratch(self)
        scratches.append(os.dup(stream.fileno()))
        return stream

    monkeypatch.setattr(LocalStore, "scratch", watched)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert send(browser, LARGE, "canary-name.txt", "text/plain").status_code == 201
    assert len(scratches) == 1
    with open(scratches[0], "rb") as received:
        received.seek(0)
        data = received.read()
        assert len(data) > len(LARGE)
        assert b"canary" not in data
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 1
    assert all(b"canary" not in path.read_bytes() and "canary" not in path.name for path in written)


def test_the_search_would_find_it_if_it_were_there(browser, tmp_path, monkeypatch):
    """The same look with sealing switched off: it must find the words, or the test above proves nothing."""
    from jehat.core.crypto import streams

    class Plain:
        def __init__(self, raw):
            self.write, self.close = raw.write, lambda: None
            self.__enter__ = lambda: self

        def __enter__(self):
            return self

        def __exit__(self, *error):
            pass

    monkeypatch.setattr(streams, "open_writer", lambda raw, key, aad: Plain(raw))
    monkeypatch.setattr(streams, "open_reader", lambda raw, key, aad: raw)
    assert send(browser, LARGE, "a.txt", "text/plain").status_code == 201
    assert any(b"canary" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_without_a_file_there_is_a_sentence(browser):
    response = browser.post(reverse("documents:upload"), {"x": "y"}, headers=JSON)
    assert response.status_code == 400
    assert response.json()["error"]


def test_an_empty_file_is_refused_with_a_sentence(browser):
    response = send(browser, b"", "a.txt", "text/plain")
    assert response.status_code == 422
    assert response.json()["error"]


def test_a_limit_of_the_person_is_403(browser, monkeypatch):
    monkeypatch.setattr("jehat.documents.permissions.MOST_UNATTACHED", 0)
    assert send(browser).status_code == 403


def test_strangers_upload_nothing(client, db, monkeypatch):
    monkeypatch.setattr(upload, "Spool", lambda: pytest.fail("received from a stranger"))
    response = send(client)
    assert response.status_code == 401
    assert response.json()["error"]


def test_only_post_uploads(browser):
    assert browser.get(reverse("documents:upload")).status_code == 405


def look(request):
    """What the middleware does with a request before any view or other middleware sees its body."""
    return upload.UploadMiddleware(None).process_view(request, None, [], {})


def test_a_request_that_announces_too_much_is_answered_unread(settings):
    settings.MAX_UPLOAD_BYTES = 1000

    def answered(length):
        request = RequestFactory().post("/", data=b"x", content_type="multipart/form-data; boundary=x", headers=JSON)
        request.META["CONTENT_LENGTH"] = str(length)
        request._post = object()  # as if received; reading it would fail on the stream
        request._stream = None
        return look(request)

    limit = 1000 + upload.ROOM_FOR_FIELDS
    assert answered(limit) is None
    response = answered(limit + 1)
    assert response.status_code == 413
    assert b"error" in response.content


@pytest.mark.parametrize("length", ["", "nonsense", "-5", "٥"])
def test_a_length_that_is_none_announces_nothing(length):
    request = RequestFactory().post("/", data=b"x", content_type="multipart/form-data; boundary=x")
    request.META["CONTENT_LENGTH"] = length
    request._post = object()
    assert look(request) is None


def test_other_requests_are_not_looked_at(settings):
    settings.MAX_UPLOAD_BYTES = 1
    assert look(RequestFactory().post("/", data=b"x" * 2_000_000, content_type="application/json")) is None
    assert look(RequestFactory().get("/")) is None
    assert upload.UploadMiddleware(lambda request: "passed")(RequestFactory().get("/")) == "passed"


def test_the_answer_is_in_the_language_of_the_account(browser, sara, settings):
    settings.MAX_UPLOAD_BYTES = -upload.ROOM_FOR_FIELDS
    sara.language = "en"
    sara.save()
    assert "too large" in send(browser).json()["error"]


def test_too_much_is_refused_on_the_way_and_the_rest_is_not_read(browser, settings, tmp_path):
    settings.MAX_UPLOAD_BYTES = 100_000
    response = send(browser, b"x" * 900_000, "a.txt", "text/plain")
    assert response.status_code == 413
    assert "98 KB" in response.json()["error"]
    assert not File.objects.exists()


def test_exactly_the_limit_passes_and_one_more_does_not(browser, settings):
    settings.MAX_UPLOAD_BYTES = 5000
    assert send(browser, b"x" * 5000, "a.txt", "text/plain").status_code == 201
    assert send(browser, b"x" * 5001, "a.txt", "text/plain").status_code == 413


def test_the_limit_is_for_all_files_of_a_form_together(browser, settings):
    settings.MAX_UPLOAD_BYTES = 5000
    first, second = io.BytesIO(b"x" * 3000), io.BytesIO(b"x" * 3000)
    response = browser.post(reverse("documents:upload"), {"file": first, "more": second}, headers=JSON)
    assert response.status_code == 413
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("data", "name"), [(b"MZ\x90\0" + b"x" * 900_000, "a.pdf"), (b"x" * 900_000, "a.exe"), (b"\x7fELF", "a")]
)
def test_a_program_is_refused_by_its_first_bytes(browser, data, name, monkeypatch):
    wrote = []
    write = spool.Spool.write
    monkeypatch.setattr(spool.Spool, "write", lambda self, data: wrote.append(len(data)) or write(self, data))
    response = send(browser, data, name, "application/pdf")
    assert response.status_code == 415
    assert response.json()["error"]
    assert wrote == []
    assert not File.objects.exists()


def test_a_refused_upload_gets_its_sentence_and_not_a_csrf_failure(sara, settings):
    settings.MAX_UPLOAD_BYTES = 5000
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(sara)
    assert send(browser, b"x" * 6000, "a.txt", "text/plain").status_code == 413
    assert send(browser, b"x", "a.txt", "text/plain").status_code == 403


def test_a_form_without_script_gets_a_page(browser, settings):
    settings.MAX_UPLOAD_BYTES = 5000
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    response = browser.post(reverse("documents:upload"), {"file": io.BytesIO(b"x" * 6000)}, headers=headers)
    assert response.status_code == 413
    assert response["Content-Type"].startswith("text/html")
    assert "5 KB" in response.text


def test_a_connection_that_breaks_leaves_nothing_open(sara):
    handler = upload.EncryptingUploadHandler(RequestFactory().post("/"))
    handler.request.user = sara
    handler.new_file("file", "a.txt", "text/plain", None)
    received = handler.spool
    handler.receive_data_chunk(b"x" * (spool.IN_MEMORY + 1), 0)
    handler.upload_interrupted()
    assert received._blob.closed
    handler.upload_interrupted()


def test_a_refusal_closes_what_was_received(sara, settings):
    settings.MAX_UPLOAD_BYTES = spool.IN_MEMORY + 10
    handler = upload.EncryptingUploadHandler(RequestFactory().post("/"))
    handler.request.user = sara
    handler.new_file("file", "a.txt", "text/plain", None)
    received = handler.spool
    handler.receive_data_chunk(b"x" * (spool.IN_MEMORY + 1), 0)
    with pytest.raises(StopUpload) as stop:
        handler.receive_data_chunk(b"x" * 10, spool.IN_MEMORY + 1)
    assert stop.value.connection_reset
    assert received._blob.closed
    assert handler.request.upload_refusal.status == 413


def test_an_upload_is_closed_with_its_spool(sara):
    handler = upload.EncryptingUploadHandler(RequestFactory().post("/"))
    handler.request.user = sara
    handler.new_file("file", "a.txt", "text/plain", None)
    handler.receive_data_chunk(b"x" * (spool.IN_MEMORY + 1), 0)
    received = handler.file_complete(spool.IN_MEMORY + 1)
    assert (received.name, received.size, received.content_type) == ("a.txt", spool.IN_MEMORY + 1, "text/plain")
    blob = received.spool._blob
    received.close()
    assert blob.closed
    handler.upload_interrupted()


def test_a_body_that_cannot_be_read_is_left_to_those_after():
    class Torn:
        method, content_type, headers = "POST", "multipart/form-data", {}

        @property
        def POST(self):  # noqa: N802
            raise UnreadablePostError

    assert upload.UploadMiddleware(None).process_view(Torn(), None, [], {}) is None


@pytest.mark.parametrize("method", ["post", "delete"])
def test_discard_takes_back_ones_own(browser, sara, given, method):
    file = actions.keep(by=sara, upload=given())
    assert getattr(browser, method)(reverse("documents:discard", args=[file.pk])).status_code == 204
    assert not File.objects.exists()


def test_discard_finds_only_ones_own_and_unused(browser, sara, imran, given):
    strange, used = actions.keep(by=imran, upload=given()), actions.keep(by=sara, upload=given())
    actions.attach(by=sara, files=[used])
    for pk in (strange.pk, used.pk, uuid.uuid4()):
        assert browser.post(reverse("documents:discard", args=[pk])).status_code == 404
    assert File.objects.count() == 2


def test_strangers_discard_nothing(client, sara, given):
    file = actions.keep(by=sara, upload=given())
    assert client.post(reverse("documents:discard", args=[file.pk])).status_code == 401
    assert File.objects.exists()


def test_discard_is_never_a_get(browser, sara, given):
    file = actions.keep(by=sara, upload=given())
    assert browser.get(reverse("documents:discard", args=[file.pk])).status_code == 405
