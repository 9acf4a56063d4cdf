"""A request to stop: heard at once between two steps, and never in the middle of one."""

import selectors
import signal
import socket
from typing import Any


class Stopped(Exception):
    """We were asked to stop while something was still being started."""


class Signals:
    """Listens to an interrupt, a termination and a closed terminal; `sleep` ends early when one comes."""

    def __init__(self) -> None:
        self.is_stopping = False

    def listen(self) -> None:
        self._heard, ringing = socket.socketpair()
        for end in (self._heard, ringing):
            end.setblocking(False)
        self._ringing = ringing
        signal.set_wakeup_fd(ringing.fileno())
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._heard, selectors.EVENT_READ)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked)

    def _asked(self, *_: Any) -> None:
        self.is_stopping = True

    def sleep(self, seconds: float) -> None:
        if self._selector.select(seconds):
            self._heard.recv(100)

    def heed(self) -> None:
        """Raise Stopped if we were asked to."""
        if self.is_stopping:
            raise Stopped
