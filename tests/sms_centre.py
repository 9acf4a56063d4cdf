"""An SMS provider of our own for tests: a real HTTP server that keeps what it is asked to send.

    with SmsCentre() as centre:
        settings.SMS_URL = centre.address
        ...
        assert centre.messages[0].text

By default it answers as Taqnyat does. `centre.next_answers` holds what it is to do for the coming requests instead.
"""

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs


@dataclass(frozen=True)
class Answer:
    """One answer; `silent` keeps the connection open without a word, until the centre closes."""

    status: int = 201
    body: dict | None = None
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    fields: dict

    @property
    def key(self) -> str:
        return self.headers.get("idempotency-key", "")

    @property
    def recipient(self) -> str:
        return self.fields["recipients"][0] if "recipients" in self.fields else self.fields["Recipient"]

    @property
    def text(self) -> str:
        return self.fields.get("body") or self.fields["Body"]


class SmsCentre:
    """`messages` are the accepted ones, one per key; `requests` is everything that was asked."""

    def __init__(self) -> None:
        self.messages: list[Asked] = []
        self.requests: list[Asked] = []
        self.next_answers: deque[Answer] = deque()
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1/messages"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def texts_to(self, recipient: str) -> list[str]:
        """What one number received; the number is given as the platform keeps it."""
        return [message.text for message in self.messages if message.recipient == recipient.removeprefix("+")]

    def take(self, asked: Asked) -> Answer:
        with self._lock:
            self.requests.append(asked)
            if self.next_answers:
                return self.next_answers.popleft()
            known = [message.key for message in self.messages]
            if asked.key not in known:
                self.messages.append(asked)
                known.append(asked.key)
            return Answer(201, {"statusCode": 201, "messageId": 4000 + known.index(asked.key)})


def _handler(centre: SmsCentre) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            answer = centre.take(self.asked())
            if answer.silent:
                centre.closing.wait(30)
                self.close_connection = True
                return
            body = json.dumps(answer.body or {}).encode()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def asked(self) -> Asked:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers["Content-Type"].startswith("application/json"):
                fields = json.loads(content)
            else:
                fields = {name: values[0] for name, values in parse_qs(content.decode()).items()}
            return Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, fields)

        def log_message(self, *_) -> None:
            """Nothing: numbers and texts do not belong in a log."""

    return Handler
