"""Whatever is typed, pasted or sent by a program: the answer is a page or a reason, and never a broken one."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from jehat.cases import actions
from jehat.documents.actions import keep
from jehat.organization.models import Role
from tests.matrix.pages import USUAL

NOBODY = "00000000-0000-0000-0000-000000000000"
HOSTILE = (
    "",
    "\x00",
    "\u200f\u200b",
    "\u202egnp.exe\u2066\ufffe\U000e0001",
    "'; DROP TABLE people_user; -- <script>alert(1)</script>{{ 7|add:7 }}%(number)s{to}",
    "//evil.example/\r\nSet-Cookie: a=b",
    "-1",
    "9" * 5000,
    "0001-01-01",
    NOBODY,
)
MARKS = (
    f"2026-01-01T00:00:00+23:59~{NOBODY}",
    f"0001-01-01T00:00:00+14:00~{NOBODY}",
    f"9999-12-31T23:59:59-14:00~{NOBODY}",
    f"2026-01-01~{NOBODY}",
)
ASKED = ("after", "before", "view", "show", "act", "filter", "page", "q", "entity", "under", "department", "next")
ASKED += ("screen", "lang", "dir", "theme", "download")
UNREAD = {302, 404, 405}


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are asked for here; each would leave a line."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def case(world):
    """A case in hand, with something on each of its shelves."""
    case = actions.submit(by=world.sara, kind=world.kind, subject="سور", text="سور الحديقة")
    page = SimpleUploadedFile("صك.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    actions.comment(by=world.sara, case=case, text="مرفق", files=[keep(by=world.sara, upload=page)])
    actions.note(by=case.assignee.user, case=case, text="ملاحظة")
    return case


@contextmanager
def taken_back() -> Iterator[None]:
    """What a request did is undone, so that the next one finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def client_of(user=None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def routes(patterns=None, space="") -> Iterator[tuple[str, dict]]:
    """Every named address of the platform, and the converters of its parts."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one.pattern.converters


def addresses(case) -> list[str]:
    things = {"number": case.number, "code": case.kind.code, "employee_id": case.assignee_id}
    things["file_id"] = case.comments.last().attachments.get().file_id
    things |= dict.fromkeys(("pk", "reply_id", "delivery_id", "sign_in", "view_id"), case.pk)
    known = USUAL | things | {"visitor": "v", "name": "n"}
    return [
        reverse(
            name,
            kwargs={part: 1 if type(kind).__name__.startswith("Int") else known[part] for part, kind in parts.items()},
        )
        for name, parts in routes()
    ]


def test_every_address_bears_any_question(world, case):
    broken, read = [], set()
    for user in (world.sara, case.assignee.user, world.admin.user, None):
        client = client_of(user)
        for address in addresses(case):
            values = HOSTILE[1:7:5]
            if address not in read and client.get(address).status_code not in UNREAD:
                values = HOSTILE + MARKS
                read.add(address)
            for value in values:
                with taken_back():
                    status = client.get(f"{address}?{urlencode(dict.fromkeys(ASKED, value))}").status_code
                if status >= 500:
                    broken.append((str(user), address, value[:60]))
    assert not broken, broken[:20]


def test_every_part_of_an_address_may_be_anything(world, case):
    client = client_of(case.assignee.user)
    for name, parts in routes():
        texts = [part for part, kind in parts.items() if type(kind).__name__ == "StringConverter"]
        for value in ("\x00", "\u202e", "x" * 5000, "'", "%"):
            if texts:
                given = {
                    part: value if part in texts else 1 if "Int" in type(kind).__name__ else NOBODY
                    for part, kind in parts.items()
                }
                assert client.get(reverse(name, kwargs=given)).status_code < 500, (name, value[:9])


def forms(world, case) -> list[tuple]:
    """Every form of the platform: who sends it, where, and with what it is taken."""
    officer, admin = case.assignee.user, world.admin.user
    role = Role.objects.get(entity=world.entity, code="officer")
    place = {"department": world.permits.pk, "role": role.pk, "post": world.noura.post_id, "takes_cases": "on"}
    unit = {"name_ar": "إدارة", "name_en": "Unit", "parent": world.permits.pk, "head": world.huda.pk, "is_active": "on"}
    said = {"text": "سور", "files": NOBODY}
    on = {"number": case.number}
    person = {"pk": world.noura.pk}
    return [
        (None, "people:register", {}, REGISTRATION),
        (None, "people:sign_in", {}, {"identifier": "sara", "password": "x", "next": "/home/"}),
        (None, "people:preferences", {}, PREFERENCES),
        (None, "people:prove", {}, {"code": "123456"}),
        (None, "people:choose_password", {}, {"password": "qasida-1448"}),
        (None, "dev:sign_in", {}, {"user_name": "sara"}),
        (world.sara, "people:preferences", {}, PREFERENCES),
        (world.sara, "people:sign_in", {}, {"next": "/home/"}),
        (world.sara, "documents:upload", {}, {"voice": "1", "file": "x"}),
        (world.sara, "cases:submit", {"code": world.kind.code}, said | {"subject": "سور", "priority": "urgent"}),
        (world.sara, "cases:comment", on, said),
        (world.sara, "cases:answer", on, said),
        (world.sara, "cases:rate", on, {"stars": "5", "text": "شكرًا"}),
        (officer, "cases:comment", on, said),
        (officer, "cases:note", on, said),
        (officer, "cases:ask", on, said),
        (officer, "cases:complete", on, said),
        (officer, "cases:reject", on, said),
        (officer, "cases:assign", on, {"to": world.majed.pk}),
        (officer, "cases:refer", on, {"to": world.legal.pk, "note": "للإفادة"}),
        (admin, "organization:add_department", {}, unit | {"code": "NEW"}),
        (admin, "organization:change_department", {"code": "LEGAL"}, unit),
        (admin, "organization:add_employee", {}, place | NEW_EMPLOYEE),
        (admin, "organization:change_employee", person, place),
        (admin, "organization:record_absence", person, {"first_day": "2027-01-01", "last_day": "2027-01-02"}),
        (admin, "organization:end_absence", {"pk": 1}, {}),
    ]


PREFERENCES = {"language": "en", "theme": "dark", "digits": "arab", "calendar": "hijri", "next": "/account/"}
NEW_EMPLOYEE = dict.fromkeys(("first_ar", "father_ar", "family_ar"), "ليلى")
NEW_EMPLOYEE |= dict.fromkeys(("first_en", "father_en", "family_en"), "Layla")
NEW_EMPLOYEE |= {"email": "layla.new@example.test", "username": "layla.new"}
REGISTRATION = {
    "first_name": "ليلى",
    "family_name": "النخيل",
    "contact": "0500000999",
    "password": "qasida-1448-waha",
    "consent": "on",
    "father_name": "سعد",
    "other_first": "Layla",
    "identity_kind": "passport",
    "identity_number": "A1234567",
    "birth_calendar": "hijri",
    "birth_day": "1",
    "birth_month": "1",
    "birth_year": "1420",
    "residence": "inside",
    "second_contact": "layla@example.test",
    "language": "en",
}


def test_every_form_bears_any_answer(world, case):
    broken = []
    for user, name, parts, fields in forms(world, case):
        client, address = client_of(user), reverse(name, kwargs=parts)
        fields = {field: value for field, value in fields.items() if value is not None}
        answers = [dict.fromkeys(fields, value) for value in (*HOSTILE[1::2], "9999-12-31")]
        answers += [fields | {field: "\x00"} for field in fields]
        for given in answers:
            with taken_back():
                status = client.post(address, given).status_code
            if status >= 500:
                broken.append((name, str(given)[:200]))
    assert not broken, broken[:20]


def test_programs_may_send_anything(world, case):
    broken = []
    here = f"/api/v1/cases/{case.number}"
    asked = [
        (world.sara, "/api/v1/cases/", {"kind": world.kind.code, "subject": "سور", "text": "سور", "priority": "normal"})
    ]
    asked += [
        (world.sara, f"{here}/rate", {"stars": 5, "text": "شكرًا"}),
        (world.sara, f"{here}/answer", {"text": "سور"}),
    ]
    acts = ("comments", "notes", "ask", "complete", "reject")
    asked += [(case.assignee.user, f"{here}/{act}", {"text": "سور"}) for act in acts]
    for user, address, fields in asked:
        client = client_of(user)
        for field in fields:
            for value in (*HOSTILE, "\ud800", "أ" * 6000, None, 10**400, -1, 1.5, [], {"a": []}, True):
                with taken_back():
                    answer = client.post(address, {**fields, field: value}, content_type="application/json")
                if answer.status_code >= 500:
                    broken.append((address, field, str(value)[:40].encode("unicode_escape")))
        for body in (b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"text": NaN}', b"[" * 100_000):
            with taken_back():
                status = client.post(address, body, content_type="application/json").status_code
            if status >= 500:
                broken.append((address, "body", body[:20]))
    assert not broken, broken[:20]


@pytest.mark.parametrize("name", ["", "\x00", "a\x00.pdf", "\u202egpj.exe", "../../etc/passwd", "x" * 5000, "\r\nX: y"])
@pytest.mark.parametrize("content", [b"\x00", b"\xff\xfe" * 99, "سور".encode("windows-1256")])
def test_files_may_be_called_anything(world, name, content):
    upload = SimpleUploadedFile("x", content, "text/plain; charset=hex")
    upload._name = name
    assert client_of(world.sara).post(reverse("documents:upload"), {"file": upload}).status_code < 500


HEADERS = [
    {"HTTP_RANGE": "bytes=99999999999999999999-"},
    {"HTTP_RANGE": "bytes=-0"},
    {"HTTP_IF_RANGE": "\xff"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 5000},
    {"HTTP_ACCEPT_LANGUAGE": "ar;q=9e999, \x00;q=1"},
    {"HTTP_COOKIE": "jehat_theme=\x00; jehat_language=../..; jehat_session=\xff; jehat_device=:::"},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[", "HTTP_HX_TRIGGER": "%ff"},
    {"HTTP_HOST": "[::"},
    {"REMOTE_ADDR": "somewhere"},
    {"CONTENT_LENGTH": "9" * 5000, "CONTENT_TYPE": "multipart/form-data; boundary=x", "REQUEST_METHOD": "POST"},
    {"CONTENT_TYPE": "multipart/form-data", "REQUEST_METHOD": "POST"},
    {"CONTENT_TYPE": "text/plain; charset=utf-16"},
    {"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-16", "REQUEST_METHOD": "POST"},
]


@pytest.mark.parametrize("headers", HEADERS, ids=str)
def test_headers_may_say_anything(world, case, headers):
    client = client_of(world.sara)
    for address in ("/", "/home/?show=x", f"/cases/{case.number}/", addresses(case)[-1], "/files/upload/"):
        assert client.generic(headers.get("REQUEST_METHOD", "GET"), address, **headers).status_code < 500
