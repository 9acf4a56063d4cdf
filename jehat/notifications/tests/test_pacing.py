"""Messages leave at a pace, whoever sends them."""

import threading

from jehat.notifications import pacing
from jehat.notifications.pacing import Pace


class Clock:
    """Time that passes only by waiting, and remembers how long each had to."""

    def __init__(self, monkeypatch) -> None:
        self.waits: list[float] = []
        monkeypatch.setattr(pacing.time, "monotonic", lambda: 100.0)
        monkeypatch.setattr(pacing.time, "sleep", self.waits.append)


def test_the_first_waits_for_nothing_and_each_other_for_the_one_before(monkeypatch):
    clock, pace = Clock(monkeypatch), Pace(4)
    for _ in range(4):
        pace.take_turn()
    assert clock.waits == [0.25, 0.5, 0.75]


def test_threads_never_share_a_turn(monkeypatch):
    clock, pace = Clock(monkeypatch), Pace(10)
    threads = [threading.Thread(target=pace.take_turn) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(round(wait, 1) for wait in clock.waits) == [round(turn / 10, 1) for turn in range(1, 20)]


def test_idle_time_is_not_saved_up(monkeypatch):
    now = [0.0]
    clock, pace = Clock(monkeypatch), Pace(2)
    monkeypatch.setattr(pacing.time, "monotonic", lambda: now[0])
    pace.take_turn()
    now[0] = 60.0
    pace.take_turn()
    pace.take_turn()
    assert clock.waits == [0.5]
