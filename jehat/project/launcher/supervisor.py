"""`jehat up`: everything in order until the platform answers, then watched until it is told to stop."""

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable

import psycopg

from . import external, logs, master_key, places, preflight, reaper, step, web
from .postgres import Cluster
from .prepared import Prepared
from .processes import Child
from .refusal import Refusal
from .signals import Signals, Stopped
from .standing import Standing
from .telling import Teller

READY_SECONDS, STILLBORN = 90, 3
REAP_EVERY, ROTATE_EVERY = 10, 60
WORKER_DRAIN_SECONDS, SEALER_DRAIN_SECONDS, UNREADY_DRAIN_SECONDS = 30, 10, 2


class Supervisor:
    """One platform on one data folder, from the first check to the last process ended."""

    def __init__(self) -> None:
        self.places = places.Places(places.home())
        self.address = os.environ.get("JEHAT_ADDRESS") or "127.0.0.1"
        self.port = preflight.port_from_environment()
        self.tell = Teller()
        self.signals = Signals()
        self.standing = Standing(self.places)
        self.cluster = None if os.environ.get("DATABASE_URL") else Cluster(self.places.home)
        self.children: list[Child] = []
        self.is_up = False
        self._due = {"reap": 0.0, "rotate": 0.0}

    def run(self) -> int:
        """Until a signal; the exit code."""
        self.signals.listen()
        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            self._start()
            self._watch()
        except Stopped:
            pass
        except Refusal as refusal:
            # What was interrupted half way may complain; the person asked for it.
            if not self.signals.is_stopping:
                return self._refuse(refusal)
        except BaseException:
            self._stop()
            raise
        self.tell.step("stopping")
        self._stop()
        self.tell.step("stopped")
        return 0

    def _refuse(self, refusal: Refusal) -> int:
        self.tell.refused(refusal.arabic, refusal.english)
        self._stop()
        return refusal.show()

    # Starting

    def _start(self) -> None:
        self.standing.refuse_second()
        preflight.check(self.places, self.address, self.port)
        self.standing.hold()
        self._state()
        self._make_key()
        self._start_database()
        parameters = self._parameters("owner")
        prepared = Prepared(self.places)
        if not prepared.is_current(parameters):
            self.tell.step("tables")
            self._django("tables", "-m", "jehat.project.preparation", JEHAT_DATABASE_ROLE="owner")
            prepared.write(parameters)
        is_demonstration = os.environ.get("JEHAT_DEMONSTRATION") == "1"
        self._note_playing(is_demonstration and not prepared.is_seeded())
        self._start_web()
        # The web server loads its code on one core while the demonstration is played on the other.
        cast = self._demonstration(prepared, parameters) if is_demonstration else []
        self._note_playing(False)
        self._await_web()
        self._start_worker()
        self._start_door()
        self._start_sealer()
        self.is_up = True
        self.tell.ready(web.url(self.address, self.port), cast, str(self.places.logs))

    def _make_key(self) -> None:
        if master_key.is_wanted(self.places):
            self.tell.step("key")
            sheet = self._django("key", "-m", "jehat.project.launcher.master_key")
            self.tell.sheet(str(master_key.file()), sheet)
        master_key.note_made(self.places)

    def _start_database(self) -> None:
        if self.cluster is None:
            self.tell.step("external")
            external.prepare(self.places)
        else:
            self.tell.step("database")
            self.cluster.ensure_started(is_given_up=lambda: self.signals.is_stopping)
        self.signals.heed()

    def _parameters(self, role: str) -> dict[str, str]:
        return self.cluster.parameters(role) if self.cluster else external.parameters(role, self.places)

    def _demonstration(self, prepared: Prepared, parameters: dict[str, str]) -> list[dict[str, str]]:
        if not prepared.is_seeded():
            with psycopg.connect(**parameters) as connection:
                is_empty = not connection.execute("SELECT EXISTS (SELECT FROM people_user)").fetchone()[0]
            if is_empty:
                self.tell.step("seed")
            words = ["seed", "--cast"] if is_empty else ["cast", "--json"]
            prepared.write(parameters, cast=json.loads(self._django("seed", "-m", "django", *words)))
        return prepared.known["cast"]

    def _note_playing(self, is_playing: bool) -> None:
        """As long as the note is there the platform is not ready, though its web server may answer."""
        if is_playing:
            self.places.playing.touch()
        else:
            self.places.playing.unlink(missing_ok=True)

    def _django(self, name: str, *words: str, **environment: str) -> str:
        log = self.places.logs / "start.log"
        return step.run(name, list(words), self._environment() | environment, log, self.signals)

    def _start_web(self) -> None:
        self.tell.step("web")
        self._keep("web", web.command(self.address, self.port), web.DRAIN_SECONDS)

    def _await_web(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while unready := web.unready(self.address, self.port):
            self._keep_children()
            if "keys" in unready:
                raise Refusal("keys_do_not_open", kek=places.kek_uri())
            if time.monotonic() > until or self.children[0].deaths >= STILLBORN:
                raise Refusal("not_ready", what=", ".join(unready), log=self.places.logs)
            self.signals.sleep(0.1)
            self.signals.heed()

    def _start_worker(self) -> None:
        self.tell.step("worker")
        self._keep("worker", [sys.executable, "-m", "jehat.project.worker"], WORKER_DRAIN_SECONDS)

    def _start_door(self) -> None:
        """Where mail servers hand over what people answer, only if one is to."""
        if os.environ.get("JEHAT_REPLIES_LMTP"):
            self._keep("replies", [sys.executable, "-m", "jehat.project.replies"], SEALER_DRAIN_SECONDS)

    def _start_sealer(self) -> None:
        """Kept last and so stopped last: what the others do until their end is sealed too."""
        self._keep("sealer", [sys.executable, "-m", "jehat.project.sealer"], SEALER_DRAIN_SECONDS)

    def _keep(self, name: str, command: list[str], stop_seconds: int) -> None:
        child = Child(name, command, self._environment(), self.places.logs / f"{name}.log", stop_seconds)
        child.start()
        self.children.append(child)
        self._state()

    def _environment(self) -> dict[str, str]:
        known = {
            "JEHAT_HOME": str(self.places.home),
            "JEHAT_ADDRESS": self.address,
            "JEHAT_PORT": str(self.port),
            "JEHAT_DATABASE_ROLE": "app",
            "PYTHONPATH": places.python_path(),
            "PYTHONUNBUFFERED": "1",
            "MALLOC_ARENA_MAX": "2",
        }
        return {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"} | dict(os.environ) | known

    # Watching

    def _watch(self) -> None:
        while not self.signals.is_stopping:
            self._keep_database()
            self._keep_children()
            self._now_and_then("reap", REAP_EVERY, self._reap)
            self._now_and_then("rotate", ROTATE_EVERY, lambda: logs.rotate(self.places.logs))
            self.signals.sleep(0.5)

    def _keep_database(self) -> None:
        if self.cluster and self.cluster.process and self.cluster.process.poll() is not None:
            self.tell.line(f"PostgreSQL ended ({self.cluster.process.returncode}), starting again")
            self.cluster.ensure_started(is_given_up=lambda: self.signals.is_stopping)
            self._state()

    def _keep_children(self) -> None:
        for child in self.children:
            before = child.pid
            line = child.keep()
            if line:
                self.tell.line(line)
            if child.pid != before:
                self._state()

    def _now_and_then(self, name: str, seconds: int, do: Callable[[], None]) -> None:
        if time.monotonic() >= self._due[name]:
            self._due[name] = time.monotonic() + seconds
            do()

    def _reap(self) -> None:
        # A database that is away for a moment is not this errand's business; the next round asks again.
        with contextlib.suppress(psycopg.OperationalError):
            with psycopg.connect(**self._parameters("app"), connect_timeout=5, autocommit=True) as connection:
                again, given_up = reaper.reap(connection)
            if again or given_up:
                self.tell.line(f"jobs of a dead worker: put back {again}, given up {given_up}")

    def _state(self) -> None:
        self.standing.write(
            pid=os.getpid(),
            url=web.url(self.address, self.port),
            database="external" if self.cluster is None else "embedded",
            postgres=self.cluster.process.pid if self.cluster and self.cluster.process else None,
            **{child.name: child.pid for child in self.children},
        )

    # Stopping

    def _stop(self) -> None:
        """Web first, so that nothing new comes in; worker and sealer; the database when nobody writes any more."""
        for child in self.children:
            # A web server still loading the code does not hear us, and has nothing to finish.
            child.stop(at_most=None if self.is_up else UNREADY_DRAIN_SECONDS)
        if self.cluster:
            try:
                self.cluster.stop()
            except Refusal as refusal:
                refusal.show()


def main() -> int:
    try:
        return Supervisor().run()
    except Refusal as refusal:
        Teller().refused(refusal.arabic, refusal.english)
        return refusal.show()
