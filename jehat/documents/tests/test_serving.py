import io
import time

import pytest
from django.http import Http404
from django.test import RequestFactory

from jehat.documents import actions, serving, vault
from jehat.documents.models import File
from jehat.documents.serving import disposition_header, is_first_piece, respond

from . import recordings
from .conftest import PNG

BIG = bytes(range(256)) * 1024


def ask(method="get", **headers):
    return getattr(RequestFactory(), method)(
        "/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def body(response):
    data = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return data


@pytest.fixture
def big(sara, given):
    return actions.keep(by=sara, upload=given(BIG, "تقرير.bin", ""))


@pytest.fixture
def picture(sara, given):
    return actions.keep(by=sara, upload=given())


@pytest.fixture
def note(sara, given):
    return actions.keep(by=sara, upload=given(recordings.chrome(1), "ملاحظة.webm", "audio/webm"), is_voice=True)


def test_a_whole_file_comes_back_as_a_download(picture):
    response = respond(ask(), picture)
    assert (response.status_code, response["Content-Length"]) == (200, str(len(PNG)))
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["Content-Type"] == "image/png"
    assert "Content-Range" not in response
    assert body(response) == PNG


@pytest.mark.parametrize("how", [{}, {"Range": "bytes=0-1"}, {"Range": "bytes=999999-"}])
def test_every_answer_is_harmless(picture, how):
    response = respond(ask(**how), picture, disposition="inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Accept-Ranges"] == "bytes"


def test_it_comes_in_pieces_no_larger_than_a_segment(big):
    pieces = list(respond(ask(), big).streaming_content)
    assert [len(piece) for piece in pieces] == [65536] * 4
    assert b"".join(pieces) == BIG


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=65000-66000", 65000, 66001),
        ("bytes=-10", len(BIG) - 10, len(BIG)),
        ("bytes=100-", 100, len(BIG)),
    ],
)
def test_a_piece_is_that_piece(big, asked, start, stop):
    response = respond(ask(Range=asked), big)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{stop - 1}/{len(BIG)}"
    assert response["Content-Length"] == str(stop - start)
    assert body(response) == BIG[start:stop]


def test_only_the_segments_of_the_piece_are_opened(big, monkeypatch):
    from jehat.core.crypto import streams

    opened = []
    unseal = streams._Segments.unseal
    monkeypatch.setattr(
        streams._Segments, "unseal", lambda self, i, c, *, last: opened.append(i) or unseal(self, i, c, last=last)
    )
    body(respond(ask(Range="bytes=70000-70010"), big))
    assert set(opened) <= {1, 2, 4}
    assert 1 in opened


def test_outside_is_416_and_says_the_size(big):
    response = respond(ask(Range=f"bytes={len(BIG)}-"), big)
    assert (response.status_code, response["Content-Range"], body(response)) == (416, f"bytes */{len(BIG)}", b"")


def test_several_ranges_get_the_whole(big):
    response = respond(ask(Range="bytes=0-1,4-5"), big)
    assert response.status_code == 200
    assert body(response) == BIG


def test_a_continuation_is_of_the_same_file_or_the_whole(big, picture):
    etag = respond(ask(), big)["ETag"]
    assert respond(ask(Range="bytes=5-9", If_Range=etag), big).status_code == 206
    for other in (respond(ask(), picture)["ETag"], "W/" + etag, '"x"'):
        response = respond(ask(Range="bytes=5-9", If_Range=other), big)
        assert (response.status_code, response["Content-Length"]) == (200, str(len(BIG)))


def test_renditions_have_tags_of_their_own(note):
    assert respond(ask(), note)["ETag"] == f'"{note.pk.hex}-original"'
    assert respond(ask(), note, disposition="inline")["ETag"] == f'"{note.pk.hex}-playable"'


def test_head_has_the_same_headers_and_no_body(big, monkeypatch):
    got = respond(ask(), big)
    monkeypatch.setattr(vault, "unseal", lambda file: pytest.fail("opened for HEAD"))
    head = respond(ask("head"), big)
    assert (head.status_code, body(head)) == (200, b"")
    assert dict(head.items()) == dict(got.items())
    assert head.cookies.keys() == got.cookies.keys()
    assert respond(ask("head", Range="bytes=0-1"), big).status_code == 200


def test_pictures_open_in_place_when_asked(picture):
    assert respond(ask(), picture, disposition="inline")["Content-Disposition"].startswith("inline; ")


@pytest.mark.parametrize(
    ("data", "name", "content_type"),
    [
        (b"<script>alert(1)</script>", "a.html", "text/html"),
        (b"<svg onload='alert(1)'/>", "a.svg", "image/svg+xml"),
        (b"\x1aE\xdf\xa3", "film.webm", "video/webm"),
    ],
)
def test_what_could_act_is_never_opened_in_place(sara, given, data, name, content_type):
    response = respond(ask(), actions.keep(by=sara, upload=given(data, name, content_type)), disposition="inline")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["Content-Type"] in ("application/octet-stream", "video/webm")


def test_a_pdf_opens_in_place(sara, given):
    response = respond(ask(), actions.keep(by=sara, upload=given(b"%PDF-1.7", "a.pdf")), disposition="inline")
    assert response["Content-Disposition"].startswith("inline; ")
    assert response["Content-Type"] == "application/pdf"


def test_sound_is_played_as_made_here_and_downloaded_as_it_came(note):
    played = respond(ask(), note, disposition="inline")
    assert (played["Content-Type"], played["Content-Length"]) == ("audio/mpeg", str(note.playable_size))
    assert played["Content-Disposition"].startswith('inline; filename="file.mp3"; ')
    assert body(played) == vault.unseal_playable(note).read()
    taken = respond(ask(), note)
    assert (taken["Content-Type"], taken["Content-Length"]) == ("audio/webm", str(note.size))
    assert "webm" in taken["Content-Disposition"]
    assert body(taken)[:4] == b"\x1aE\xdf\xa3"


def test_sound_seeks(note):
    whole = body(respond(ask(), note, disposition="inline"))
    half = len(whole) // 2
    response = respond(ask(Range=f"bytes={half}-"), note, disposition="inline")
    assert (response.status_code, body(response)) == (206, whole[half:])


def test_sound_without_rendition_plays_as_it_came(note):
    File.objects.filter(pk=note.pk).update(playable_path="")
    response = respond(ask(), File.objects.get(), disposition="inline")
    assert (response["Content-Type"], response["Content-Disposition"][:6]) == ("audio/webm", "inline")


def test_a_broken_recording_is_only_a_download(note):
    File.objects.filter(pk=note.pk).update(state="broken")
    response = respond(ask(), File.objects.get(), disposition="inline")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["Content-Type"] == "audio/webm"


def test_a_held_file_goes_to_nobody_yet(note):
    File.objects.filter(pk=note.pk).update(state="held")
    response = respond(ask(), File.objects.get())
    assert (response.status_code, response["Retry-After"]) == (409, "5")
    assert b"\x1aE\xdf\xa3" not in response.content


def test_a_lost_blob_is_not_found_and_is_reported(picture, files, caplog):
    for path in files.rglob(picture.path):
        path.unlink()
    with pytest.raises(Http404):
        respond(ask(), picture)
    assert str(picture.pk) in caplog.text


def test_a_changed_blob_is_never_sent(picture, files):
    (path,) = files.rglob(picture.path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(Exception, match="did not open"):
        respond(ask(), picture)


def test_the_blob_is_closed_whether_or_not_it_was_read(big, monkeypatch):
    opened = []
    from jehat.documents.storage import LocalStore

    get = LocalStore.get
    monkeypatch.setattr(LocalStore, "get", lambda self, name: opened.append(get(self, name)) or opened[-1])
    respond(ask(), big).close()
    response = respond(ask(), big)
    next(iter(response.streaming_content))
    response.close()
    body(respond(ask(), big))
    assert [stream.closed for stream in opened] == [True, True, True]


def test_a_blob_that_does_not_open_is_closed(big, files, monkeypatch):
    from jehat.documents.storage import LocalStore

    short = io.BytesIO(b"not sealed")
    monkeypatch.setattr(LocalStore, "get", lambda self, name: short)
    with pytest.raises(Exception, match="sealed"):
        vault.unseal(big)
    assert short.closed


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("report.pdf", 'attachment; filename="report.pdf"'),
        (
            "قيد أ.pdf",
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''%D9%82%D9%8A%D8%AF%20%D8%A3.pdf",
        ),
        ('a"b\\c.pdf', "attachment; filename=\"file.pdf\"; filename*=UTF-8''a%22b%5Cc.pdf"),
        ("a;b%20.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''a%3Bb%2520.pdf"),
        ("a\r\nX: y.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''a%0D%0AX%3A%20y.pdf"),
        ("شهادة", "attachment; filename=\"file\"; filename*=UTF-8''%D8%B4%D9%87%D8%A7%D8%AF%D8%A9"),
        ("صورة.بدف", "attachment; filename=\"file\"; filename*=UTF-8''%D8%B5%D9%88%D8%B1%D8%A9.%D8%A8%D8%AF%D9%81"),
        ("", "attachment; filename=\"file\"; filename*=UTF-8''"),
    ],
)
def test_names_by_rfc_6266(name, header):
    assert disposition_header(name, is_inline=False) == header


def test_an_inline_name():
    assert disposition_header("a.pdf", is_inline=True) == 'inline; filename="a.pdf"'


BEGINS = ["", "bytes=0-", "bytes=0-1", "bytes= 0-1", "x"]
CONTINUES = ["bytes=1-", "bytes=-5", "bytes=00-"]


def hearing(picture, sara, path="/", **headers):
    """A request of Sara's for a piece, with the cookie that came with the first one."""
    first = ask()
    first.user = sara
    cookie = respond(first, picture).cookies[serving.HEARING_COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("/", True, "Strict", 600)
    request = RequestFactory().get(path, headers={"Range": "bytes=1-"} | headers)
    request.user = sara
    request.COOKIES[serving.HEARING_COOKIE] = cookie.value
    return request


@pytest.mark.parametrize("asked", BEGINS)
def test_what_begins_a_file_is_recorded(asked, picture, sara):
    assert is_first_piece(hearing(picture, sara, Range=asked))


@pytest.mark.parametrize("asked", CONTINUES)
def test_what_continues_a_hearing_is_not(asked, picture, sara):
    request = hearing(picture, sara, Range=asked)
    assert not is_first_piece(request)
    assert serving.HEARING_COOKIE not in respond(request, picture).cookies


@pytest.mark.parametrize("asked", CONTINUES)
def test_all_but_the_first_byte_without_a_hearing_is_recorded(asked):
    assert is_first_piece(ask(Range=asked))


def test_a_hearing_is_of_one_person_one_address_and_ten_minutes(picture, sara, imran, monkeypatch):
    request = hearing(picture, sara)
    request.user = imran
    assert is_first_piece(request)
    assert is_first_piece(hearing(picture, sara, path="/other"))
    request = hearing(picture, sara)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 590)
    assert not is_first_piece(request)
    monkeypatch.setattr(time, "time", lambda: now + 611)
    assert is_first_piece(request)


def test_an_invented_proof_is_none(picture, sara):
    request = hearing(picture, sara)
    request.COOKIES[serving.HEARING_COOKIE] = "heard:1:abc"
    assert is_first_piece(request)


def test_kinds_that_open_in_place_are_three():
    assert {"audio", "image", "pdf"} == serving.INLINE_KINDS
