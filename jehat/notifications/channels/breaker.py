"""Providers that fail are left in peace for a while: each process keeps its own count."""

import time
from dataclasses import dataclass, field
from threading import Lock

FAILURES = 3
FIRST_REST = 30
LONGEST_REST = 600


@dataclass
class Breaker:
    """After some failures in a row a provider rests, twice as long each time; one answer ends it."""

    failures: dict[str, int] = field(default_factory=dict)
    until: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def rests(self, provider: str) -> bool:
        return self.until.get(provider, 0) > time.monotonic()

    def note(self, provider: str, *, answered: bool) -> None:
        with self.lock:
            if answered:
                self.failures.pop(provider, None)
                self.until.pop(provider, None)
                return
            count = self.failures[provider] = self.failures.get(provider, 0) + 1
            if count >= FAILURES:
                rest = min(FIRST_REST * 2 ** min(count - FAILURES, 10), LONGEST_REST)
                self.until[provider] = time.monotonic() + rest

    def forget(self) -> None:
        with self.lock:
            self.failures.clear()
            self.until.clear()


BREAKER = Breaker()
