"""A person without a browser: cookies of his own, and forms filled in as a browser without scripts does it.

    sara = Visitor(platform.url)
    page = sara.send(sara.open("/account/sign-in/"), {"identifier": "sara", "password": PASSWORD})

A page knows its forms; the hidden fields of a form, such as its token, are sent along.
"""

import secrets
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar

from jehat.project.cast import CAST, PASSWORD, Member


@dataclass(frozen=True)
class Upload:
    """A file chosen in a form."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass
class Form:
    """A form of a page: where it goes and what it carries hidden."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """What came back, after redirects."""

    status: int
    url: str
    text: str
    forms: list[Form]

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.url).path

    def form(self, action: str = "") -> Form:
        """The form whose address ends so; without a name, the one that goes back to this page."""
        for form in self.forms:
            if form.action.endswith(action) if action else form.action in ("", self.path):
                return form
        there = [form.action for form in self.forms]
        raise AssertionError(f"{self.path} ({self.status}) has no form {action!r}, only {there}")


class Visitor:
    """One person at one platform."""

    def __init__(self, url: str, language: str = "ar") -> None:
        self.url = url
        self.language = language
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path: str) -> Page:
        return self._asked(urllib.request.Request(urllib.parse.urljoin(self.url, path)))

    def send(self, page: Page, fields: dict, *uploads: tuple[str, Upload], to: str = "") -> Page:
        """Fill in a form of a page and send it; the page that answers."""
        form = page.form(to)
        body, kind = _multipart({**form.fields, **fields}, uploads)
        address = urllib.parse.urljoin(page.url, form.action)
        return self._asked(urllib.request.Request(address, data=body, headers={"Content-Type": kind}))

    def does(self, page: Page, fields: dict, *uploads: tuple[str, Upload], to: str = "") -> Page:
        """The same, and it must be taken."""
        answer = self.send(page, fields, *uploads, to=to)
        assert answer.status == 200, f"{page.path} {to} was answered {answer.status}: {answer.text[:3000]}"
        return answer

    def signs_in(self, member: Member) -> Page:
        page = self.open("/account/sign-in/")
        return self.does(page, {"identifier": member.user_name, "password": PASSWORD}, to="/account/sign-in/")

    def _asked(self, request: urllib.request.Request) -> Page:
        request.add_header("Accept", "text/html")
        request.add_header("Accept-Language", self.language)
        try:
            answer = self._opener.open(request, timeout=60)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            text = answer.read().decode(errors="replace")
            return Page(answer.status, answer.url, text, _forms(text))


def member_called(text: str) -> Member:
    """The one of the cast whose first and family name, in either language, stand in a text."""
    for member in CAST.values():
        for names in (member.person.arabic, member.person.english):
            if f"{names[0]} {names[-1]}" in text:
                return member
    raise AssertionError(f"nobody of the cast is named in {text[:200]!r}")


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if tag == "form" and known.get("method") == "post":
            self.forms.append(Form(known.get("action", "")))
        elif tag == "input" and known.get("type") == "hidden" and self.forms:
            self.forms[-1].fields[known["name"]] = known.get("value", "")


def _forms(text: str) -> list[Form]:
    reader = _FormReader()
    reader.feed(text)
    return reader.forms


def _multipart(fields: dict, uploads: tuple[tuple[str, Upload], ...]) -> tuple[bytes, str]:
    boundary = secrets.token_hex(16)
    parts = [
        _part(boundary, f'name="{name}"', "", str(one).encode())
        for name, value in fields.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    for name, upload in uploads:
        heading = f'name="{name}"; filename="{upload.name}"'
        parts.append(_part(boundary, heading, f"Content-Type: {upload.content_type}\r\n", upload.content))
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def _part(boundary: str, heading: str, kind: str, content: bytes) -> bytes:
    head = f"--{boundary}\r\nContent-Disposition: form-data; {heading}\r\n{kind}\r\n"
    return head.encode() + content + b"\r\n"
