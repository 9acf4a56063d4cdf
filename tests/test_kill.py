"""Fifty times kill -9 of the database, the web and the worker, while people file, comment and are told of it.

What was acknowledged is there, and each notice was accepted once: by an SMS provider that refuses, breaks, falls silent
after taking a message or before, and repeats its receipts out of order; and by a mail server.
"""

import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import partial

import pytest

from jehat.project.cast import CAST
from tests.outside import SECRET, Outside, until
from tests.running import ROOT, Platform
from tests.sms_centre import Answer
from tests.visitor import Visitor

pytestmark = pytest.mark.platform

KILLS = {"postgres": 10, "web": 20, "worker": 20}
# Patience of a machine that has nothing to do but this: an interrupted message is looked after within seconds.
IMPATIENT = {
    "JEHAT_MESSAGE_LEASE": "12",
    "JEHAT_MESSAGE_WAIT": "2",
    "JEHAT_MESSAGE_LONGEST_WAIT": "32",
    "JEHAT_SMS_TIMEOUT": "2",
    "JEHAT_STEADY_SECONDS": "0.1",
}
BAD_MOODS = (
    *(Answer(503), Answer(503), Answer(500), Answer(silent=3)),
    *(Answer(silent=3, accepts=True), Answer(silent=3, accepts=True), Answer(502, accepts=True)),
)
SHARE_OF_BAD_MOODS = 0.25
FATES = ("delivered", "accepted", "accepted", "delivered")


@dataclass
class Storm:
    """One platform, those who work on it, and those who kill its processes."""

    platform: Platform
    outside: Outside
    subjects: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    numbers: deque[str] = field(default_factory=lambda: deque(maxlen=8))
    killed: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)
    chance: random.Random = field(default_factory=lambda: random.Random(1448))
    problems: list[BaseException] = field(default_factory=list)
    former: set[str] = field(default_factory=set)
    kept: dict = field(default_factory=dict)

    def rage(self) -> None:
        """Until every kill was done, and then until everybody has stopped."""
        workers = [self._started(self.files, name) for name in ("sara", "imran")]
        workers += [self._started(self.replies, "huda"), self._started(self.reports)]
        killers = [self._started(self.kills, self._shuffled(*names)) for names in (("postgres", "web"), ("worker",))]
        for killer in killers:
            killer.join()
        self.over.set()
        for worker in workers:
            worker.join()
        assert not self.problems, self.problems

    def _shuffled(self, *names) -> list[str]:
        times = [name for name in names for _ in range(KILLS[name])]
        return self.chance.sample(times, len(times))

    def _started(self, work, *arguments) -> threading.Thread:
        def run():
            try:
                work(*arguments)
            except BaseException as problem:
                self.problems.append(problem)
                self.over.set()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread

    def kills(self, names) -> None:
        """Kill these in turn, each while it works: once something was done since the last time, or after a while."""
        former: dict[str, int | None] = {}
        for name in names:
            self._waits(partial(self._is_there_again, name, former.get(name)), 90)
            awaited = self._awaited(name)
            self._waits(partial(self._are_more, awaited, than=self._count(awaited)), 8)
            time.sleep(self.chance.uniform(0, 0.5))
            # What died of another's death meanwhile is on its way back, and is killed when it is there.
            self._waits(partial(self._pid, name), 90)
            if self.over.is_set():
                return
            if pid := self._pid(name):
                os.kill(pid, signal.SIGKILL)
                self.killed[name] += 1
                former[name] = pid

    def _is_there_again(self, name, former) -> bool:
        return self._pid(name) not in (None, former) and self._is_ready()

    def _awaited(self, name) -> tuple[list, ...]:
        """What is to happen once more before this process dies."""
        if name == "worker":
            return self.outside.sms.requests, self.outside.mail.mails
        return (self.chance.choice([self.subjects, self.comments]),)

    def _are_more(self, lists, *, than) -> bool:
        return self._count(lists) > than

    def _count(self, lists) -> int:
        return sum(len(one) for one in lists)

    def _waits(self, is_so, seconds) -> None:
        end = time.monotonic() + seconds
        while not is_so() and time.monotonic() < end and not self.over.is_set():
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.platform.url + "/readyz", timeout=5) as answer:
                return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False

    def _pid(self, name) -> int | None:
        with contextlib.suppress(OSError, ValueError):
            return json.loads((self.platform.home / "run/state.json").read_text())[name]
        return None

    def files(self, name) -> None:
        """A beneficiary files cases and writes in them; only what was answered counts."""
        visitor = self._signed_in(name)
        for place in self._turns():
            with self._spoilt():
                subject = f"{name} files {place}"
                said = {"subject": subject, "text": "", "priority": "normal"}
                page = visitor.send(visitor.open("/cases/new/WRM-BPR/"), said)
                if page.status == 200 and page.path.startswith("/cases/WRM-"):
                    self.subjects.append(subject)
                    self.numbers.append(page.path.strip("/").split("/")[-1])

    def replies(self, name) -> None:
        """An employee writes to the beneficiaries, who are to be told of it."""
        visitor = self._signed_in(name)
        for place in self._turns():
            with self._spoilt():
                text = f"{name} replies {place}"
                work = visitor.open(f"/cases/{self.chance.choice(list(self.numbers))}/work/")
                page = visitor.send(work, {"text": text}, to="/comment/")
                if page.status == 200 and text in page.text:
                    self.comments.append(text)

    def reports(self) -> None:
        """The provider reports on what it took: out of order, twice, and until it is heard."""
        heard: set[str] = set()
        for _ in self._turns():
            self.report(heard, most=3)

    def report(self, heard: set[str], most: int | None = None) -> None:
        url = f"{self.platform.url}/notices/receipts/general/{SECRET}/"
        for key in [key for key in list(self.outside.sms.takings) if key not in heard][:most]:
            with self._spoilt():
                for fate in FATES:
                    self.outside.sms.report(url, (key, fate))
                heard.add(key)

    def _signed_in(self, name) -> Visitor:
        visitor = Visitor(self.platform.url)
        while not self.over.is_set():
            with self._spoilt():
                visitor.signs_in(CAST[name])
                return visitor
        return visitor

    def _turns(self):
        place = 0
        while not self.over.is_set():
            place += 1
            yield place
            time.sleep(0.3)

    @contextlib.contextmanager
    def _spoilt(self):
        """What a dying process spoils is neither acknowledged nor a fault of the test."""
        try:
            yield
        except (OSError, http.client.HTTPException, AssertionError, IndexError):
            time.sleep(0.2)

    def mood(self, asked) -> Answer | None:
        time.sleep(0.05)
        return self.chance.choice(BAD_MOODS) if self.chance.random() < SHARE_OF_BAD_MOODS else None

    def state(self) -> dict:
        environment = self.platform.variables() | {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"}
        words = [sys.executable, "-m", "tests.state_of_outbox"]
        done = subprocess.run(words, env=environment, cwd=ROOT, text=True, capture_output=True, check=True)
        return json.loads(done.stdout)

    def notices(self, channel) -> list[dict]:
        """The messages of the storm itself; those of the demonstration have got answers of their own."""
        kept = [one for one in self.kept["messages"] if one["channel"] == channel and one["event"]]
        return [one for one in kept if one["id"] not in self.former]

    def is_settled(self) -> bool:
        """At one moment, which is kept, nothing is on its way, and nobody is to be asked about anything."""
        self.report(set())
        self.kept = self.state()
        return not self.on_their_way()

    def on_their_way(self) -> list[dict]:
        """What rests is none of it: at night somebody of the demonstration is told in the morning."""
        awake = [one for one in self.kept["messages"] if not one["rests"]]
        waiting = [one for one in awake if one["state"] in ("pending", "sending") or one["asked"]]
        return waiting + [one for one in self.notices("sms") if one["state"] == "sent"]


@pytest.fixture(scope="module")
def storm():
    with Outside() as outside:
        storm = Storm(Platform(), outside)
        try:
            storm.platform.start_seeded(**outside.general, **IMPATIENT)
            storm.former = {one["id"] for one in storm.state()["messages"]}
            outside.sms.mood = storm.mood
            storm.rage()
            outside.sms.mood = lambda asked: None
            left = lambda: f"{storm.on_their_way()}\n{storm.platform.logs()}"  # noqa: E731
            until(storm.is_settled, "the end of all sending", 120, else_tell=left)
            yield storm
        finally:
            storm.over.set()
            storm.platform.remove()


def test_it_was_a_storm(storm):
    assert storm.killed == KILLS and sum(KILLS.values()) == 50
    assert len(storm.subjects) >= 10 and len(storm.comments) >= 5


def test_nothing_acknowledged_is_lost(storm):
    assert set(storm.subjects) <= set(storm.kept["subjects"])
    assert set(storm.comments) <= set(storm.kept["comments"])
    assert not [
        subject for subject, times in Counter(storm.kept["subjects"]).items() if times > 1 and "files" in subject
    ]


def test_everybody_is_told_of_it_inside_and_outside(storm):
    ways = Counter((one["event"], one["channel"]) for one in storm.kept["messages"] if one["event"])
    for comment in storm.comments:
        event = storm.kept["comments"][comment]
        assert storm.kept["notices"].count(event) == 1
        assert (ways[event, "sms"], ways[event, "email"]) == (1, 1)


def test_each_text_was_accepted_exactly_once(storm):
    notices = storm.notices("sms")
    taken = storm.outside.sms.takings
    assert {one["id"]: taken[one["id"]] for one in notices} == {one["id"]: 1 for one in notices}
    assert {one["state"] for one in notices} == {"delivered"}
    assert max(taken.values()) == 1


def test_each_mail_was_accepted_at_most_once_and_none_is_lost_unseen(storm):
    """A mail server cannot be asked: what it may have is not sent again, and stands on the page of messages."""
    taken = Counter(mail["Message-ID"].strip("<>").partition("@")[0] for _, mail in storm.outside.mail.mails)
    notices = storm.notices("email")
    assert max(taken.values()) == 1
    assert [one for one in notices if one["state"] not in ("sent", "unknown")] == []
    assert all(taken[one["id"]] == 1 for one in notices if one["state"] == "sent")
    # The moment in which it is not known is the one between the last dot and the answer to it.
    assert sum(one["state"] == "unknown" for one in notices) <= len(notices) // 10
