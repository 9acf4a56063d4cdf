"""Our own PostgreSQL cluster: made once, started, asked, stopped in order, and never killed."""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from . import binaries, configuration, database_user
from .layout import DATA, DATABASE, LOCK, ROLES, SOCKETS, SUPERUSER
from .places import Places
from .refusal import Refusal

START_SECONDS, STOP_SECONDS = 300, 60
LONGEST_SOCKET_PATH = 99
NOT_YET = ("starting up", "shutting down", "not yet accepting", "in recovery")


class Cluster:
    """The embedded cluster of one data folder.

    `peers` are further system users who may become its superuser, `settings` further settings: both for test clusters.
    """

    def __init__(self, home: Path, peers: tuple[str, ...] = (), settings: dict[str, str] | None = None) -> None:
        self.places = Places(home)
        self.folder = self.places.postgres
        self.settings = settings or {}
        self.peers = peers
        self.process: subprocess.Popen | None = None
        self._lock: int | None = None

    # Starting

    def ensure_started(self, is_given_up: Callable[[], bool] = lambda: False) -> bool:
        """Make and start what is missing; whether this call started it (and whoever started it stops it)."""
        if self.answers():
            return False
        self._prepare()
        self._hold_lock()
        if not (self.folder / DATA).exists():
            self._initialise()
        self._refuse_other_major()
        self._start(is_given_up)
        if not self._lets_roles_in():
            self._create_roles()
        return True

    def _prepare(self) -> None:
        if len(str(self.folder / SOCKETS / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
            raise Refusal("path_too_long", folder=self.places.home)
        self.user = database_user.find_or_create()
        self.folder.mkdir(exist_ok=True)
        self.user.let_read(self.folder, 0o750)
        self.user.own(self.folder / SOCKETS, 0o750)
        self.user.own(self.logs, 0o700)
        if self.user.is_other and self.user.run("/usr/bin/test", "-x", self.folder).returncode != 0:
            raise Refusal("path_not_reachable", user=self.user.name, folder=self.folder)
        self.binaries = binaries.find(self.folder, self.user)
        peers = [self.user.name, *self.peers]
        self.configuration = configuration.write(self.folder, self.logs, self.user, peers, self.settings)

    @property
    def logs(self) -> Path:
        return self.places.logs / "postgresql"

    def _hold_lock(self) -> None:
        """Held until the last database process has ended, as they inherit it: a second server can never start."""
        self._release_lock()
        self._lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + STOP_SECONDS
        while True:
            try:
                return fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    self._release_lock()
                    raise Refusal("postgres_busy", folder=self.folder) from None
                time.sleep(0.2)

    def _release_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _initialise(self) -> None:
        """initdb beside the final place, then one rename: an interrupted first start leaves nothing half made."""
        draft = self.folder / f"{DATA}.new"
        if draft.exists():
            self.user.run("/bin/rm", "-rf", "--", draft)
        self.user.own(draft, 0o700)
        made = self.user.run(
            self.binaries.program("initdb"),
            *("-D", draft, "--username", SUPERUSER, "--auth-local=peer", "--auth-host=reject", "--data-checksums"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *("--text-search-config=simple", "--no-instructions"),
            *(("--no-sync",) if self.settings.get("fsync") == "off" else ()),
        )
        if made.returncode != 0:
            raise Refusal("postgres_failed", reason=_last_line(made.stderr), log=self.logs)
        draft.rename(self.folder / DATA)

    def _refuse_other_major(self) -> None:
        file = self.folder / DATA / "PG_VERSION"
        found = file.read_text().strip()
        if found != self.binaries.major:
            raise Refusal("foreign_postgres", folder=self.folder, found=found, known=self.binaries.major)

    def _start(self, is_given_up: Callable[[], bool]) -> None:
        for attempt in range(20):
            failure = self._attempt(is_given_up)
            if failure is None:
                return
            if "postmaster.pid" not in failure:
                break
            # A process that is ending, or a reused number in a file left by a power cut. We hold the lock: after a
            # few seconds it can only be the latter.
            if attempt == 10:
                self.user.run("/bin/rm", "-f", "--", self.folder / DATA / "postmaster.pid")
            time.sleep(0.3)
        self._release_lock()
        raise Refusal("postgres_failed", reason=failure, log=self.logs)

    def _attempt(self, is_given_up: Callable[[], bool]) -> str | None:
        """Start the server and wait until it answers; None, or the last words of one that ended."""
        words = self.places.logs / "postgresql-start.log"
        with open(words, "w") as stream:
            self.process = subprocess.Popen(
                self.user.command(
                    *(self.binaries.program("postgres"), "-D", self.folder / DATA),
                    *("-c", f"config_file={self.configuration}"),
                    dies_with_us=True,
                ),
                env=database_user.ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                pass_fds=[self._lock],
                start_new_session=True,
            )
        until = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < until and not is_given_up():
            if self.answers():
                return None
            time.sleep(0.05)
        if self.process.poll() is None:
            self.stop()
            return f"no answer in {START_SECONDS} seconds"
        return _last_line(words.read_text() + self._logged_since(words))

    def _logged_since(self, words: Path) -> str:
        """What this attempt wrote after it turned from the error stream to its own log."""
        found = [file for file in self.logs.glob("*.log") if file.stat().st_ctime >= words.stat().st_mtime]
        return "".join(file.read_text()[-4000:] for file in found)

    # Asking

    def answers(self) -> bool:
        """Whether a server takes connections here: asked of the server, never guessed from a process number."""
        if not (self.folder / SOCKETS / ".s.PGSQL.5432").exists():
            return False
        try:
            self._connect("app").close()
        except psycopg.OperationalError as error:
            # A server that refuses us by name or password is there; one that is missing, starting or stopping is not.
            return "FATAL:" in str(error) and not any(words in str(error) for words in NOT_YET)
        return True

    def _lets_roles_in(self) -> bool:
        try:
            for role in ROLES:
                self._connect(role).close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self, role: str, **options) -> psycopg.Connection:
        return psycopg.connect(**self.parameters(role), connect_timeout=5, **options)

    def parameters(self, role: str, database: str = DATABASE) -> dict[str, str]:
        """Connection parameters of `owner` or `app`."""
        password = self.places.secret(ROLES[role])
        return {"host": str(self.folder / SOCKETS), "dbname": database, "user": ROLES[role], "password": password}

    def url(self, role: str, database: str = DATABASE) -> str:
        """The same as one address, for DATABASE_URL and the tools of PostgreSQL."""
        known = self.parameters(role, database)
        return f"postgresql://{known['user']}:{known['password']}@/{database}?host={known['host']}"

    def run_sql_as_superuser(self, sql: str, database: str = "postgres") -> str:
        """Run statements as the cluster's owner through psql, the only door of that role; what they printed."""
        self._prepare()
        done = self.user.run(
            *(self.binaries.program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
            *("-h", self.folder / SOCKETS, "-U", SUPERUSER, "-d", database, "-f", "-"),
            input=sql,
        )
        if done.returncode != 0:
            raise Refusal("postgres_failed", reason=_last_line(done.stderr), log=self.logs)
        return done.stdout.strip()

    def _create_roles(self) -> None:
        for role in ROLES.values():
            password = self.places.secret(role)
            self.run_sql_as_superuser(ROLE.format(role=role, password=password))
        owner, app = ROLES["owner"], ROLES["app"]
        self.run_sql_as_superuser(MADE.format(database=DATABASE, owner=owner))
        self.run_sql_as_superuser(CLOSED.format(database=DATABASE, owner=owner, app=app), DATABASE)

    # Stopping

    def stop(self) -> None:
        """Let clients be disconnected and the server write everything down; it is waited for, never killed."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                raise Refusal("postgres_would_not_stop", seconds=STOP_SECONDS, pid=self.process.pid) from None
        self.process = None
        self._release_lock()


ROLE = """
SELECT format('CREATE ROLE %I LOGIN', '{role}') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') \\gexec
ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '{password}';
"""
MADE = """
SELECT 'CREATE DATABASE {database} OWNER {owner}'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec
"""
CLOSED = """
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {app};
ALTER SCHEMA public OWNER TO {owner};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {app};
"""


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "ERROR" in line or "error" in line]
    return (telling or lines or ["?"])[-1].strip()
