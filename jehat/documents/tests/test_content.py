import pytest

from jehat.documents.content import DOWNLOAD, Content, clean_name, examine, extension_of, is_program, signature

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
JPEG = b"\xff\xd8\xff\xe0" + bytes(32)
GIF = b"GIF89a" + bytes(32)
WEBP = b"RIFF\x10\0\0\0WEBPVP8 " + bytes(32)
PDF = b"%PDF-1.7\n" + bytes(32)
WEBM = b"\x1aE\xdf\xa3" + bytes(32)
MP4 = b"\0\0\0\x18ftypisom" + bytes(32)
M4A = b"\0\0\0\x18ftypM4A " + bytes(32)
OGG = b"OggS" + bytes(32)
ZIP = b"PK\x03\x04" + bytes(32)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(32)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("head", "name", "declared", "kind", "content_type"),
    [
        (PNG, "a.png", "image/png", "image", "image/png"),
        (PNG, "صورة.PNG", "", "image", "image/png"),
        (PNG, "image", "", "image", "image/png"),
        (PNG, "a.jpg", "image/jpeg", "image", "image/png"),
        (JPEG, "a.jpeg", "", "image", "image/jpeg"),
        (b"GIF87a", "a.gif", "", "image", "image/gif"),
        (GIF, "a.gif", "", "image", "image/gif"),
        (WEBP, "a.webp", "", "image", "image/webp"),
        (PDF, "a.pdf", "application/pdf", "pdf", "application/pdf"),
        (PDF, "a", "", "pdf", "application/pdf"),
        (WEBM, "voice.webm", "audio/webm;codecs=opus", "audio", "audio/webm"),
        (WEBM, "blob", "Audio/WebM ; codecs=opus", "audio", "audio/webm"),
        (WEBM, "voice.weba", "", "audio", "audio/webm"),
        (WEBM, "film.webm", "video/webm", "other", "video/webm"),
        (WEBM, "film.webm", "", "other", "video/webm"),
        (WEBM, "blob", "", "other", "video/webm"),
        (WEBM, "film.weba", "video/webm", "other", "video/webm"),
        (MP4, "voice.mp4", "audio/mp4", "audio", "audio/mp4"),
        (MP4, "film.mp4", "video/mp4", "other", "video/mp4"),
        (MP4, "film.mp4", "", "other", "video/mp4"),
        (M4A, "memo.m4a", "audio/x-m4a", "audio", "audio/mp4"),
        (OGG, "a.ogg", "", "audio", "audio/ogg"),
        (OGG, "a.ogv", "video/ogg", "other", "video/ogg"),
        (b"fLaC" + bytes(9), "a.flac", "", "audio", "audio/flac"),
        (b"ID3\x04", "a.mp3", "", "audio", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "a.mp3", "", "audio", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "a.aac", "", "audio", "audio/aac"),
        (b"#!AMR\n", "a.amr", "", "audio", "audio/amr"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "", "audio", "audio/wav"),
        (ZIP, "a.zip", "", "other", "application/zip"),
        (ZIP, "a.docx", "", "other", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (OLE, "a.doc", "", "other", "application/msword"),
        (OLE, "a.bin", "", "other", DOWNLOAD),
        (b"\0\0\0\x18ftypheic", "a.heic", "image/heic", "other", "image/heic"),
        (b"Rar!\x1a\x07\x01", "a.rar", "", "other", "application/vnd.rar"),
        (b"\x1f\x8b\x08", "a.gz", "", "other", "application/gzip"),
        (b"PK\x05\x06", "a.zip", "", "other", "application/zip"),
        (b"BM\x10", "a.bmp", "", "other", "image/bmp"),
        (b"\0\0\0\x14ftypqt  ", "a.mov", "", "other", "video/quicktime"),
        (OLE, "a.xls", "", "other", "application/vnd.ms-excel"),
        (JPEG, "a.jpg", "", "image", "image/jpeg"),
        (OGG, "a.oga", "", "audio", "audio/ogg"),
        (M4A, "a.mp4", "", "audio", "audio/mp4"),
        (b"hello", "a.txt", "text/plain", "other", DOWNLOAD),
        (b"a,b\n1,2", "a.csv", "text/csv", "other", DOWNLOAD),
    ],
)
def test_kind_and_type(head, name, declared, kind, content_type):
    assert examine(head, name, declared) == Content(kind, content_type)


@pytest.mark.parametrize(
    ("head", "name", "declared"),
    [
        (HTML, "a.html", "text/html"),
        (HTML, "a.png", "image/png"),
        (HTML, "a.pdf", "application/pdf"),
        (SVG, "a.svg", "image/svg+xml"),
        (SVG, "a.png", "image/svg+xml"),
        (b"<?xml version='1.0'?>", "a.xml", "text/xml"),
        (b"alert(1)", "a.js", "text/javascript"),
        (PNG, "a.html", "text/html"),
        (PNG, "a.svg", "image/png"),
        (GIF + HTML, "a.html", "image/gif"),
        (PDF + HTML, "a.html", "text/html"),
        (b"junk before " + PDF + HTML, "a.pdf", "application/pdf"),
        (PDF, "a.png", "image/png"),
        (PNG, "a.pdf", "application/pdf"),
        (OGG, "a.html", "audio/ogg"),
        (b"\xff\xfb\x90\x64", "a.html", ""),
        (b"", "a.png", "image/png"),
    ],
)
def test_what_contradicts_itself_or_could_act_is_only_a_download(head, name, declared):
    assert examine(head, name, declared) == Content("other", DOWNLOAD)


@pytest.mark.parametrize("head", [PDF + HTML, GIF + b"/*" + HTML])
def test_a_polyglot_is_sent_as_its_first_bytes_say(head):
    assert examine(head, "", "text/html").content_type in ("application/pdf", "image/gif")


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xff\x90\x64",
        b"\xff\xeb\x90\x64",
        b"\xff\xfb\xf0\x64",
        b"\xff\xfb\x9c\x64",
        b"\xff\xfb",
        b"\xff\x1b\x90\x64",
        b"RIFF1234JUNK",
    ],
)
def test_near_misses_prove_nothing(head):
    assert signature(head) == ""


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"MZ\x90\0\x03", "report.pdf"),
        (b"\x7fELF\x02", "a"),
        (b"#!/bin/sh\n", "a.txt"),
        (b"#! /bin/sh\n", "a.txt"),
        (b"\xca\xfe\xba\xbe", "a.class"),
        (b"\xcf\xfa\xed\xfe", "a"),
        (b"\x4c\0\0\0\x01\x14\x02\0", "readme.lnk"),
        (b"anything", "a.exe"),
        (b"anything", "a.pdf.EXE"),
        (b"anything", "a.exe. . "),
        (b"anything", "a.bat"),
        (b"PK\x03\x04", "a.apk"),
    ],
)
def test_programs_are_recognised_by_bytes_or_by_name(head, name):
    assert is_program(head, name)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"MZ-204 is the number of the letter", "a.txt"),
        (PNG, "a.png"),
        (b"words", "exe"),
        (HTML, "a.html"),
        (b"x", "a.exe.pdf"),
    ],
)
def test_what_only_resembles_a_program_is_taken(head, name):
    assert not is_program(head, name)


def test_the_list_of_endings_can_be_another():
    assert is_program(b"x", "a.foo", frozenset({"foo"}))
    assert not is_program(b"x", "a.exe", frozenset({"foo"}))


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("شهادة الميلاد.pdf", "شهادة الميلاد.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\scan.jpg", "scan.jpg"),
        ("bill\u202egpj.exe", "billgpj.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("  two   spaces .pdf ", "two spaces.pdf"),
        ("..", "file"),
        ("", "file"),
        ("folder/", "file"),
        (".htaccess", "htaccess"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("می\u200cروم.pdf", "می\u200cروم.pdf"),
        ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
        ("x" * 400, "x" * 150),
        ("a." + "y" * 400, "a." + "y" * 148),
        ("x" * 400 + ".1234567890", "x" * 139 + ".1234567890"),
        ("x" * 400 + ".12345678901", "x" * 150),
    ],
)
def test_a_name_is_only_a_name(given, clean):
    assert clean_name(given) == clean
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    ("name", "extension"), [("a.PDF", "pdf"), ("a", ""), ("a.", ""), ("a.tar.gz", "gz"), ("x. pdf", "pdf")]
)
def test_extension(name, extension):
    assert extension_of(name) == extension
