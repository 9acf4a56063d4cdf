import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from jehat.project.launcher.layout import DATA, SOCKETS, SUPERUSER
from jehat.project.launcher.places import Places
from jehat.project.launcher.postgres import Cluster
from jehat.project.launcher.refusal import Refusal

FAST = {"fsync": "off"}
STRANGER = ["setpriv", "--reuid=65533", "--regid=65533", "--clear-groups", "--"]


@pytest.fixture(scope="module")
def started():
    """A cluster that runs, for tests that only ask it."""
    with made() as cluster:
        cluster.ensure_started()
        yield cluster


@pytest.fixture
def cluster():
    with made() as cluster:
        yield cluster


class made:  # noqa: N801
    def __enter__(self):
        self.home = Path(tempfile.mkdtemp(prefix="jehat-pg-", dir="/tmp"))
        Places(self.home).make()
        self.cluster = Cluster(self.home, settings=FAST)
        return self.cluster

    def __exit__(self, *_):
        self.cluster.stop()
        shutil.rmtree(self.home)


def ask(cluster, role, statement):
    with psycopg.connect(**cluster.parameters(role), autocommit=True) as connection:
        return connection.execute(statement).fetchone()[0]


def refused_to_app(cluster, statement):
    denied = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with psycopg.connect(**cluster.parameters("app")) as connection, denied:
        connection.execute(statement)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_first_start_second_start_and_stop(cluster):
    assert not cluster.answers()
    assert cluster.ensure_started()
    assert cluster.answers()
    assert not Cluster(cluster.places.home).ensure_started()
    with psycopg.connect(**cluster.parameters("owner")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    cluster.stop()
    assert not cluster.answers()
    assert cluster.ensure_started()
    assert ask(cluster, "owner", "SELECT number FROM kept") == 7


def test_it_listens_to_no_network_and_writes_no_values(started):
    assert ask(started, "app", "SHOW listen_addresses") == ""
    assert ask(started, "app", "SHOW data_checksums") == "on"
    assert ask(started, "app", "SHOW log_statement") == "none"
    assert ask(started, "app", "SHOW log_parameter_max_length_on_error") == "0"
    locale = "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()"
    assert ask(started, "app", locale) == "bC.UTF-8"


def test_the_application_owns_nothing_and_alters_nothing(started):
    with psycopg.connect(**started.parameters("owner")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS thing (id int)")
        connection.execute("GRANT SELECT, INSERT ON thing TO jehat_app")
    for statement in (
        "CREATE TABLE other ()",
        "CREATE TEMPORARY TABLE other ()",
        "CREATE SCHEMA other",
        "ALTER TABLE thing ADD COLUMN more int",
        "DROP TABLE thing",
        "TRUNCATE thing",
        "UPDATE thing SET id = 1",
        "DELETE FROM thing",
        "SELECT pg_read_file('/etc/hostname')",
        "SET session_replication_role = replica",
        "CREATE ROLE other",
        "COPY thing TO PROGRAM 'cat'",
        "SET ROLE jehat_owner",
    ):
        refused_to_app(started, statement)


def test_a_password_is_asked_of_everybody_but_its_own_system_user(started):
    known = started.parameters("app")
    for wrong in ({"password": "wrong"}, {"user": "jehat_owner"}, {"user": "postgres"}):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(**known | wrong)
    assert started.run_sql_as_superuser("SELECT current_user") == SUPERUSER


def test_it_belongs_to_a_user_of_its_own_when_we_are_root(started):
    owner = (started.folder / DATA).stat()
    assert (owner.st_uid != 0) and (owner.st_gid != 0)
    process = Path(f"/proc/{started.process.pid}")
    states = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    assert states["Uid"].split() == [str(owner.st_uid)] * 4
    assert states["NoNewPrivs"].strip() == "1"
    if os.geteuid() == 0:
        assert int(states["CapBnd"], 16) == int(states["CapEff"], 16) == 0
        assert states["Groups"].split() == []
        assert b"HOME" not in (process / "environ").read_bytes()


def test_strangers_do_not_see_the_socket(started):
    assert mode(started.folder) == mode(started.folder / SOCKETS) == 0o750
    assert mode(started.folder / DATA) == 0o700
    if os.geteuid() == 0:
        for words in (
            ["ls", started.folder],
            ["ls", started.folder / SOCKETS],
            ["cat", started.places.secrets / "django"],
        ):
            assert subprocess.run([*STRANGER, *words], capture_output=True).returncode != 0
        tool = [started.binaries.program("pg_isready"), "-h", started.folder / SOCKETS]
        assert subprocess.run([*STRANGER, *tool], capture_output=True).returncode != 0


def test_nothing_outside_its_folder_changes_mode(cluster):
    parents = [*cluster.places.home.parents, Path.home()]
    before = [path.stat().st_mode for path in parents]
    cluster.ensure_started()
    assert [path.stat().st_mode for path in parents] == before


def test_a_stale_pid_file_with_a_reused_number(cluster):
    cluster.ensure_started()
    file = cluster.folder / DATA / "postmaster.pid"
    lines = file.read_text().splitlines()
    cluster.stop()
    innocent = subprocess.Popen(["setpriv", f"--reuid={(cluster.folder / DATA).stat().st_uid}", "--", "sleep", "60"])
    try:
        file.write_text("\n".join([str(innocent.pid), *lines[1:]]) + "\n")
        assert cluster.ensure_started()
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()


def test_after_kill_9_what_was_committed_is_there(cluster):
    cluster.ensure_started()
    with psycopg.connect(**cluster.parameters("owner")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.killpg(cluster.process.pid, signal.SIGKILL)
    cluster.process.wait()
    assert cluster.ensure_started()
    assert ask(cluster, "owner", "SELECT number FROM kept") == 7


def test_it_ends_with_whoever_started_it(cluster, tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from jehat.project.launcher.postgres import Cluster;"
        f"c = Cluster(Path({str(cluster.places.home)!r})); c.ensure_started(); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False, env=os.environ | {"PYTHONPATH": os.getcwd()})
    assert cluster.ensure_started()


def test_an_interrupted_first_start_is_begun_anew(cluster):
    cluster._prepare()
    draft = cluster.folder / f"{DATA}.new"
    cluster.user.own(draft, 0o700)
    (draft / "half").write_text("")
    assert cluster.ensure_started()


def test_another_major_version_is_refused(cluster):
    cluster.ensure_started()
    cluster.stop()
    (cluster.folder / DATA / "PG_VERSION").write_text("17\n")
    with pytest.raises(Refusal, match="PostgreSQL 17 .*pg_upgrade"):
        cluster.ensure_started()


def test_a_second_server_is_never_started_on_the_same_data(cluster, monkeypatch):
    cluster.ensure_started()
    second = Cluster(cluster.places.home)
    monkeypatch.setattr("jehat.project.launcher.postgres.STOP_SECONDS", 0.5)
    monkeypatch.setattr(second, "answers", lambda: False)
    with pytest.raises(Refusal, match="held by another process"):
        second.ensure_started()
    assert cluster.answers()


def test_a_setting_it_does_not_understand_is_told(cluster):
    cluster._prepare()
    (cluster.folder / "conf/local.conf").write_text("shared_buffers = 'many'\n")
    cluster.user.let_read(cluster.folder / "conf/local.conf", 0o640)
    with pytest.raises(Refusal, match="configuration file"):
        cluster.ensure_started()


def test_a_path_too_long_for_a_socket(tmp_path):
    home = tmp_path / ("x" * 100)
    Places(home).make()
    with pytest.raises(Refusal, match="too long"):
        Cluster(home).ensure_started()


def test_a_folder_the_database_user_cannot_reach(cluster):
    closed = cluster.places.home / "closed"
    Places(closed / "home").make()
    closed.chmod(0o700)
    cluster = Cluster(closed / "home")
    if os.geteuid() == 0:
        with pytest.raises(Refusal, match="cannot reach"):
            cluster.ensure_started()
    else:
        assert cluster.ensure_started()
        cluster.stop()
