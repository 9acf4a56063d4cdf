"""A mailbox of our own for tests: a real IMAP server in a process of its own.

with ImapServer() as server:
    server.append(report)
    settings.BOUNCES_URL = server.url
    ...
    assert server.unseen() == 0
"""

import imaplib
import subprocess
import sys
import time
from typing import Self

from tests.running import free_port

USER, PASSWORD = "bounces", "pass/word"


class ImapServer:
    """Listens on loopback, on a free port; the mailbox is empty at first."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"imap://{USER}:pass%2Fword@127.0.0.1:{self.port}/INBOX"

    def __enter__(self) -> Self:
        server = [*("--host", "127.0.0.1", "--port", str(self.port), "--no-tls"), "dict"]
        words = [sys.executable, "-c", "import pymap.main; pymap.main.main()", *server]
        self._process = subprocess.Popen(
            [*words, "--demo-user", USER, "--demo-password", PASSWORD],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._until_it_answers()
        return self

    def __exit__(self, *_) -> None:
        self._process.terminate()
        self._process.wait(10)

    def append(self, mail: bytes) -> None:
        with self._mailbox() as mailbox:
            mailbox.append("INBOX", None, None, mail)

    def unseen(self) -> int:
        with self._mailbox() as mailbox:
            mailbox.select("INBOX")
            return len(mailbox.search(None, "UNSEEN")[1][0].split())

    def _mailbox(self) -> imaplib.IMAP4:
        mailbox = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        mailbox.login(USER, PASSWORD)
        return mailbox

    def _until_it_answers(self) -> None:
        end = time.monotonic() + 20
        while True:
            try:
                self._mailbox().logout()
                return
            except (OSError, imaplib.IMAP4.error):
                assert time.monotonic() < end and self._process.poll() is None
                time.sleep(0.1)
