"""Whatever is typed, pasted or sent by a program: the answer is a page or a reason, and never a broken one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from jehat.cases import actions
from jehat.documents.actions import keep
from jehat.organization.actions import record_absence
from jehat.people.actions import register
from jehat.people.models import Identifier

HOSTILE = (
    "",
    "\x00",
    "أحمد\x00",
    "%00",
    "\u202egnp.exe\u2066",
    "\u200f\u200b",
    "\ufffe\U000e0001",
    "'; DROP TABLE people_user; --",
    "<script>alert(1)</script>{{ 7|add:7 }}%(number)s{to}",
    "../../etc/passwd",
    "//evil.example/\r\nSet-Cookie: a=b",
    "-1",
    "٩" * 30,
    "9" * 5000,
    "1e999",
    "NaN",
    "0001-01-01",
    "9999-12-31",
    "00000000-0000-0000-0000-000000000000",
    "2026-01-01T00:00:00+23:59~00000000-0000-0000-0000-000000000000",
    "0001-01-01T00:00:00+14:00~00000000-0000-0000-0000-000000000000",
    "2026-01-01~00000000-0000-0000-0000-000000000000",
    "a" * 20_000,
)
ASKED = ("after", "before", "view", "show", "act", "filter", "page", "q", "entity", "under", "department", "next")
ASKED += ("screen", "lang", "dir", "theme", "download")


@pytest.fixture
def case(world):
    """A case in hand, with something on each of its shelves."""
    case = actions.submit(by=world.sara, kind=world.kind, subject="سور", text="سور الحديقة")
    file = keep(by=world.sara, upload=SimpleUploadedFile("صك.pdf", b"%PDF-1.4\n%%EOF", "application/pdf"))
    actions.comment(by=world.sara, case=case, text="مرفق", files=[file])
    actions.note(by=case.assignee.user, case=case, text="ملاحظة")
    return case


@contextmanager
def taken_back() -> Iterator[None]:
    """What a request did is undone, so that the next one finds the same world."""
    with transaction.atomic():
        yield
        connection.set_rollback(True)
        transaction.set_rollback(True)


def client_of(user=None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def routes(patterns=None, namespace="") -> Iterator[tuple[str, dict]]:
    """Every named address of the platform, and the converters of its parts."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            inner = ":".join(filter(None, (namespace, one.namespace)))
            yield from routes(one.url_patterns, inner)
        elif isinstance(one, URLPattern) and one.name:
            yield ":".join(filter(None, (namespace, one.name))), one.pattern.converters


def filled(converters, case) -> dict:
    known = {"number": case.number, "code": case.kind.code, "token": "t", "pk": case.pk}
    known |= {"file_id": case.comments.last().attachments.get().file_id}
    return {name: 1 if "Int" in type(kind).__name__ else known[name] for name, kind in converters.items()}


def addresses(case) -> list[str]:
    return [reverse(name, kwargs=filled(converters, case)) for name, converters in routes()]


def test_every_address_bears_any_question(world, case):
    broken = []
    for user in (None, world.sara, case.assignee.user, world.admin.user):
        client = client_of(user)
        for address in addresses(case):
            for value in HOSTILE:
                query = urlencode(dict.fromkeys(ASKED, value))
                with taken_back():
                    if client.get(f"{address}?{query}").status_code >= 500:
                        broken.append((user, address, value[:60]))
    assert not broken
