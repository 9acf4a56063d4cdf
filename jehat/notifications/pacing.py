"""How fast messages leave: a flood takes what pages leave of the machine, and providers have limits of their own."""

import threading
import time

from django.conf import settings


class Pace:
    """At most so many a second; `take_turn()` waits for the next free moment. One for all threads of a worker."""

    def __init__(self, a_second: float) -> None:
        self._gap = 1 / a_second
        self._next = 0.0
        self._lock = threading.Lock()

    def take_turn(self) -> None:
        with self._lock:
            wait = self._next - time.monotonic()
            self._next = max(self._next, time.monotonic()) + self._gap
        if wait > 0:
            time.sleep(wait)


pace = Pace(settings.MESSAGES_A_SECOND)
