"""The tests' own PostgreSQL: one cluster for a run, one database for each worker, used as the application's real role.

`tests.settings` calls `claim_environment` before the platform's settings are read.
"""

import base64
import contextlib
import fcntl
import getpass
import os
import shutil
import tempfile
from pathlib import Path

import psycopg

from jehat.project.launcher.layout import ROLES, SOCKETS, SUPERUSER
from jehat.project.launcher.places import Places
from jehat.project.launcher.postgres import Cluster

TEMPLATE = "jehat_template"
KEYS = "core_keyring"
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "120"}


def claim_environment() -> None:
    """A data folder and a master key of this run's own, whatever the machine has; workers inherit them."""
    if "JEHAT_TEST_HOME" not in os.environ:
        home = tempfile.mkdtemp(prefix="jehat-test-", dir="/tmp")  # noqa: S108 (a socket path must be short)
        os.environ["JEHAT_TEST_HOME"] = home
        os.environ["JEHAT_TEST_KEK"] = base64.b64encode(os.urandom(32)).decode()
    for name in ("DATABASE_URL", "DATABASE_APP_URL", "JEHAT_DATABASE_ROLE"):
        os.environ.pop(name, None)
    os.environ["JEHAT_HOME"] = os.environ["JEHAT_TEST_HOME"]
    os.environ["JEHAT_KEK"] = "env:JEHAT_TEST_KEK"


def claimed() -> Cluster:
    """The cluster of this run; its superuser is also whoever runs the tests."""
    return Cluster(Path(os.environ["JEHAT_TEST_HOME"]), peers=(getpass.getuser(),), settings=FAST)


def start() -> Cluster:
    cluster = claimed()
    cluster.places.make()
    cluster.ensure_started()
    return cluster


def remove(cluster: Cluster) -> None:
    cluster.stop()
    shutil.rmtree(cluster.places.home, ignore_errors=True)


def give_database(worker: str) -> None:
    """Point Django's connection at a fresh, migrated database of this worker, as the application's role."""
    cluster = claimed()
    name = f"test_{worker}"
    with _alone(cluster.places):
        if not _exists(cluster, TEMPLATE):
            _make_template(cluster)
        with superuser(cluster, "postgres") as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE} OWNER {ROLES["owner"]}')
    _connect_django(cluster, "app", name)


@contextlib.contextmanager
def as_owner():
    """Django's connection as the owner of the tables, for tests that need tables of their own; used outside a test."""
    from django.db import connection

    from jehat.project import databases

    name = connection.settings_dict["NAME"]
    _connect_django(claimed(), "owner", name)
    try:
        yield
        databases.grant(connection)
    finally:
        _connect_django(claimed(), "app", name)


def empty() -> None:
    """Delete every row a test committed; as superuser, as the audit record refuses to be emptied by anyone else."""
    from django.db import connection

    from jehat.core.crypto import keyring

    with superuser(claimed(), connection.settings_dict["NAME"]) as ours:
        ours.execute(EMPTY)
    keyring.forget()


def superuser(cluster: Cluster, database: str) -> psycopg.Connection:
    host = str(cluster.folder / SOCKETS)
    return psycopg.connect(host=host, user=SUPERUSER, dbname=database, autocommit=True)


@contextlib.contextmanager
def _alone(places: Places):
    with open(places.run / "template.lock", "w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _exists(cluster: Cluster, database: str) -> bool:
    with superuser(cluster, "postgres") as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone())


def _make_template(cluster: Cluster) -> None:
    """Migrate once, as the owner of the tables, exactly as a start of the platform does."""
    from django.db import connection

    from jehat.core.walls.raising import raise_walls
    from jehat.project import databases
    from jehat.project.migrating import migrate

    draft = f"{TEMPLATE}_draft"
    with superuser(cluster, "postgres") as ours:
        ours.execute(f"DROP DATABASE IF EXISTS {draft} WITH (FORCE)")
        ours.execute(f"CREATE DATABASE {draft} OWNER {ROLES['owner']}")
    with superuser(cluster, draft) as ours:
        ours.execute(f"ALTER SCHEMA public OWNER TO {ROLES['owner']}")
    _connect_django(cluster, "owner", draft)
    try:
        migrate()
        raise_walls(connection)
        databases.grant(connection)
    finally:
        connection.close()
    with superuser(cluster, draft) as ours:
        ours.execute(REMEMBER)
    _keep_world(cluster, draft)
    with superuser(cluster, "postgres") as ours:
        ours.execute(f"ALTER DATABASE {draft} RENAME TO {TEMPLATE}")


def _keep_world(cluster: Cluster, draft: str) -> None:
    """Make the small world once, as the application, and put it aside for the tests that ask for it."""
    from django.db import connection

    from tests.cast import load_world

    _connect_django(cluster, "app", draft)
    try:
        load_world()
    finally:
        connection.close()
    with superuser(cluster, draft) as ours:
        ours.execute(KEEP_WORLD)
        ours.execute(EMPTY)


def give_world() -> None:
    """The rows of the small world, in one statement, into the transaction of the test."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT kept.give_world()")


def _connect_django(cluster: Cluster, role: str, database: str) -> None:
    from django.db import connection

    connection.close()
    known = cluster.parameters(role)
    connection.settings_dict |= {"NAME": database, "USER": known["user"], "PASSWORD": known["password"]}


# Rows that migrations put there belong to the schema and stay.
REMEMBER = """
CREATE SCHEMA kept;
CREATE TABLE kept.names (name text PRIMARY KEY);
DO $$
DECLARE each text; found boolean;
BEGIN
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', each) INTO found;
        IF found THEN INSERT INTO kept.names VALUES (each); END IF;
    END LOOP;
END $$;
"""
# The keys that open what is sealed in the world stay where they are: a test that made its own would not open it.
KEEP_WORLD = f"""
DO $$
DECLARE each text; found boolean; statements text := '';
BEGIN
    FOR each IN SELECT tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename NOT IN (SELECT name FROM kept.names) LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', each) INTO found;
        IF found THEN
            EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', each, each);
            IF each <> '{KEYS}' THEN
                statements := statements || format('INSERT INTO public.%I SELECT * FROM kept.%I;', each, each);
            END IF;
        END IF;
    END LOOP;
    EXECUTE format(
        'CREATE FUNCTION kept.give_world() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER '
        'SET session_replication_role = replica AS %L', statements
    );
END $$;
GRANT USAGE ON SCHEMA kept TO {ROLES["app"]}, {ROLES["owner"]};
"""
EMPTY = f"""
SET lock_timeout = '10s';
SET session_replication_role = replica;
DO $$
DECLARE each text; found boolean;
BEGIN
    FOR each IN SELECT tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename NOT IN (SELECT name FROM kept.names) LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', each) INTO found;
        IF found THEN EXECUTE format('DELETE FROM public.%I', each); END IF;
    END LOOP;
END $$;
INSERT INTO public.{KEYS} SELECT * FROM kept.{KEYS};
"""
