"""An SMS provider of our own for tests: a real HTTP server that keeps what it is asked to send.

    with SmsCentre() as centre:
        settings.SMS_URL = centre.address
        ...
        assert centre.messages[0].text

By default it answers as Taqnyat does, or as the general description where it is asked so, which may also be asked
what became of a message. `centre.next_answers` holds what it is to do for the coming requests instead, `centre.mood`
is asked for each further one, and `centre.report` posts receipts to the platform.
"""

import json
import threading
import urllib.request
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs


@dataclass(frozen=True)
class Answer:
    """One answer; `silent` keeps it waiting so many seconds without a word, `accepts` takes the message even so."""

    status: int = 201
    body: dict | None = None
    headers: dict[str, str] = field(default_factory=dict)
    silent: float = 0
    accepts: bool = False


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
    def is_general(self) -> bool:
        return "to" in self.fields

    @property
    def recipient(self) -> str:
        if self.is_general:
            return self.fields["to"]
        return self.fields["recipients"][0] if "recipients" in self.fields else self.fields["Recipient"]

    @property
    def text(self) -> str:
        return self.fields.get("text") or self.fields.get("body") or self.fields["Body"]


class SmsCentre:
    """`messages` are the accepted ones, one per key; `requests` is everything that was asked to send.

    `takings` counts how often each key was accepted: more than once is a message that its person got twice.
    """

    def __init__(self) -> None:
        self.messages: list[Asked] = []
        self.requests: list[Asked] = []
        self.inquiries: list[str] = []
        self.takings: Counter[str] = Counter()
        self.fates: dict[str, str] = {}
        self.next_answers: deque[Answer] = deque()
        self.mood: Callable[[Asked], Answer | None] = lambda asked: None
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
            answer = self.next_answers.popleft() if self.next_answers else self.mood(asked)
            if answer is not None and not answer.accepts:
                return answer
            return self._taken(asked, answer)

    def _taken(self, asked, answer) -> Answer:
        self.takings[asked.key] += 1
        if self.takings[asked.key] == 1:
            self.messages.append(asked)
        number = self.number_of(asked.key)
        body = {"reference": str(number)} if asked.is_general else {"statusCode": 201, "messageId": number}
        return Answer(201, body) if answer is None else answer

    def number_of(self, key: str) -> int:
        """The centre's own number of a message that it took."""
        return 4000 + [message.key for message in self.messages].index(key)

    def tell(self, key: str) -> Answer:
        """What became of a message, asked by the key of whoever sent it."""
        with self._lock:
            self.inquiries.append(key)
            if key not in self.takings:
                return Answer(404, {"error": "unknown"})
            return Answer(200, {"reference": str(self.number_of(key)), "status": self.fates.get(key, "accepted")})

    def report(self, url: str, *told: tuple[str, str]) -> int:
        """Post receipts to the platform: (key, fate) each; the state of its answer."""
        receipts = [{"reference": str(self.number_of(key)), "id": key, "status": fate} for key, fate in told]
        body = json.dumps({"receipts": receipts}).encode()
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status


def _handler(centre: SmsCentre) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.answered(centre.take(self.asked()))

        def do_GET(self) -> None:
            self.answered(centre.tell(self.path.rpartition("/")[2]))

        def answered(self, answer: Answer) -> None:
            if answer.silent:
                centre.closing.wait(answer.silent)
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
