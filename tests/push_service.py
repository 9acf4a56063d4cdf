"""A real push service on loopback (RFC 8030) with browsers behind it, which open what was sealed for them (RFC 8291).

with PushService() as service:
    browser = service.subscribe()
    ... the platform posts to browser.endpoint ...
    browser.shown()  # what the service worker would be told
"""

import base64
import json
import secrets
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02


def text_of(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Push:
    """One request as it came in."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Browser:
    """One subscription, with the keys that never leave the browser."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    pushes: list[Push] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    @property
    def keys(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"public_key": text_of(point), "secret": text_of(self.auth)}

    def opened(self, push: Push) -> dict[str, Any]:
        assert push.headers["content-encoding"] == "aes128gcm"
        return json.loads(http_ece.decrypt(push.body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"))

    def shown(self) -> list[dict[str, Any]]:
        return [self.opened(push) for push in self.pushes]


def claims(push: Push) -> dict[str, Any]:
    """What the platform says of itself; fails where the signature is not by the key it names (RFC 8292)."""
    authorization = push.headers["authorization"]
    assert Vapid02.verify(authorization), "the token is signed by its key"
    token = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))["t"]
    return json.loads(bytes_of(token.split(".")[1]))


class PushService:
    """Takes pushes; `browser.answers` says how it answers the next ones, and 201 is its habit."""

    def __init__(self) -> None:
        self.browsers: dict[str, Browser] = {}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(service.take(self.path, dict(self.headers.items()), body))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def subscribe(self) -> Browser:
        browser = Browser(f"{self.origin}/push/{secrets.token_urlsafe(12)}")
        self.browsers[urlsplit(browser.endpoint).path] = browser
        return browser

    def take(self, path: str, headers: dict[str, str], body: bytes) -> int:
        browser = self.browsers.get(path)
        if browser is None:
            return 404
        answer = browser.answers.pop(0) if browser.answers else 201
        if answer < 300:
            browser.pushes.append(Push({name.lower(): value for name, value in headers.items()}, body))
        return answer
