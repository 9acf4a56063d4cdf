"""What stands between an attacker and what he attacks: it hands everything on, and counts what was answered.

Each request goes on from another network, as from thousands of attackers at once: whoever is slowed after a few tries
has not looked at what lies behind.
"""

import http.client
import itertools
import socket
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit

NOT_HANDED_ON = {"connection", "content-length", "transfer-encoding", "date", "server", "keep-alive"}


@dataclass
class Wire:
    """`host` is where the attacker goes: /3/home/ is the third target, which asks for /home/.

    `first` is what each target answered untouched, `answers` all that it answered.
    """

    to: str
    first: dict[int, int] = field(default_factory=dict)
    answers: defaultdict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    _networks: itertools.count = field(default_factory=lambda: itertools.count(1))
    _own: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        wire = self

        class Handler(_Handler):
            at = wire

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def broken(self) -> list[int]:
        """The targets that did not bear it, or that were kept from being looked at."""
        return [target for target, told in self.answers.items() if any(one >= 500 or one == 429 for one in told)]

    @property
    def statuses(self) -> Counter[int]:
        return sum(self.answers.values(), Counter())

    def counts(self, target: int, status: int) -> None:
        with self._own:
            self.first.setdefault(target, status)
            self.answers[target][status] += 1

    def connection(self) -> http.client.HTTPConnection:
        """From a network that nobody came from before; all of them are this machine."""
        there, number = urlsplit(self.to), next(self._networks)
        source = (f"127.{number // 250 % 250 + 1}.{number % 250 + 1}.1", 0)
        return http.client.HTTPConnection(there.hostname, there.port, timeout=60, source_address=source)


class _Handler(BaseHTTPRequestHandler):
    at: Wire
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def _hands_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_HANDED_ON}
        connection = self.at.connection()
        try:
            _, target, path = self.path.split("/", 2)
            connection.request(self.command, f"/{path}", body or None, headers)
            answer = connection.getresponse()
            text = answer.read()
            self.at.counts(int(target), answer.status)
            self._answers(answer, text)
        finally:
            connection.close()

    def _answers(self, answer: http.client.HTTPResponse, text: bytes) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in NOT_HANDED_ON:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _hands_on

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, *_: object) -> None:
        """Thousands of lines that nobody reads."""
