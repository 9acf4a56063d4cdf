import psycopg
import pytest

from jehat.project import databases
from jehat.project.launcher import external
from jehat.project.launcher.places import Places
from jehat.project.launcher.refusal import Refusal
from tests import cluster as our_cluster
from tests.running import Platform

SERVER = "jehat_elsewhere"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = Places(tmp_path / "home")
    folder.make()
    monkeypatch.setenv("JEHAT_HOME", str(folder.home))
    return folder


@pytest.fixture
def server():
    """A database on a server that is not the platform's, with an owner that may create roles."""
    cluster = our_cluster.claimed()
    with our_cluster.superuser(cluster, "postgres") as connection:
        connection.execute(f"CREATE ROLE {SERVER} LOGIN CREATEROLE PASSWORD 'elsewhere'")
        connection.execute(f"CREATE DATABASE {SERVER} OWNER {SERVER}")
    yield cluster
    with our_cluster.superuser(cluster, "postgres") as connection:
        connection.execute(f"DROP DATABASE {SERVER} WITH (FORCE)")
        for role in connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'jehat\\_app\\_%'").fetchall():
            connection.execute(f"DROP ROLE {role[0]}")
        connection.execute(f"DROP ROLE {SERVER}")


def address(cluster, user=SERVER, password="elsewhere"):
    return f"postgresql://{user}:{password}@/{SERVER}?host={cluster.folder}/run"


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://a@127.0.0.1", "postgresql://a@b/c?nonsense=1", "c"])
def test_an_address_that_is_none(folder, monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(Refusal, match="DATABASE_URL is not a usable"):
        external.parameters("owner", folder)


@pytest.mark.parametrize("mode", ["", "?sslmode=disable", "?sslmode=require", "?sslmode=verify-ca"])
def test_over_a_network_only_with_a_verified_server(folder, monkeypatch, mode):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://a:b@db.example.test/jehat{mode}")
    with pytest.raises(Refusal, match="sslmode=verify-full"):
        external.parameters("owner", folder)
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@127.0.0.1,db.example.test/jehat")
    with pytest.raises(Refusal, match="sslmode=verify-full"):
        external.parameters("owner", folder)


@pytest.mark.parametrize(
    "host", ["@127.0.0.1/jehat", "@[::1]/jehat", "@localhost/jehat", "@/jehat?host=/run/postgresql"]
)
def test_on_this_machine_without(folder, monkeypatch, host):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://a:b{host}")
    assert external.parameters("owner", folder)["dbname"] == "jehat"


def test_django_is_told_all_of_it(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@db.example.test:6432/jehat?sslmode=verify-full")
    told = databases.from_environment("owner")
    assert (told["HOST"], told["PORT"], told["NAME"], told["USER"]) == ("db.example.test", "6432", "jehat", "a")
    assert told["OPTIONS"] == {"sslmode": "verify-full"}


def test_the_owner_is_not_taken_for_the_application(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@localhost/jehat")
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://a:b@localhost/jehat")
    with pytest.raises(Refusal, match="owns nothing"):
        external.parameters("app", folder)


def test_a_server_that_is_not_there(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@/jehat?host=/nowhere")
    with pytest.raises(Refusal, match="DATABASE_URL cannot be reached"):
        external.prepare(folder)


def test_a_server_too_old(folder, monkeypatch, server):
    monkeypatch.setenv("DATABASE_URL", address(server))
    monkeypatch.setattr(external, "LEAST_VERSION", 990000)
    with pytest.raises(Refusal, match="needs 15 or newer"):
        external.prepare(folder)


def test_an_owner_that_may_not_create_roles_is_told_what_to_give(folder, monkeypatch, server):
    with our_cluster.superuser(server, "postgres") as connection:
        connection.execute(f"ALTER ROLE {SERVER} NOCREATEROLE")
    monkeypatch.setenv("DATABASE_URL", address(server))
    with pytest.raises(Refusal, match="DATABASE_APP_URL"):
        external.prepare(folder)
    with our_cluster.superuser(server, "postgres") as connection:
        connection.execute("CREATE ROLE jehat_app_given LOGIN PASSWORD 'given'")
    monkeypatch.setenv("DATABASE_APP_URL", address(server, "jehat_app_given", "given"))
    external.prepare(folder)
    assert databases.from_environment("app")["USER"] == "jehat_app_given"


def test_an_owner_that_may_create_roles_needs_nothing_more(folder, monkeypatch, server):
    monkeypatch.setenv("DATABASE_URL", address(server))
    monkeypatch.setattr(external, "APP_ROLE", "jehat_app_made")
    external.prepare(folder)
    external.prepare(folder)
    with psycopg.connect(**external.parameters("app", folder)) as connection:
        assert connection.execute("SELECT current_user").fetchone()[0] == "jehat_app_made"
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE thing ()")


def test_a_role_of_that_name_made_by_others_is_left_alone(folder, monkeypatch, server):
    with our_cluster.superuser(server, "postgres") as connection:
        connection.execute("CREATE ROLE jehat_app_made LOGIN PASSWORD 'theirs'")
    monkeypatch.setenv("DATABASE_URL", address(server))
    monkeypatch.setattr(external, "APP_ROLE", "jehat_app_made")
    with pytest.raises(Refusal, match="DATABASE_APP_URL"):
        external.prepare(folder)
    psycopg.connect(address(server, "jehat_app_made", "theirs")).close()


@pytest.mark.parametrize("right", ["BYPASSRLS", "SUPERUSER"])
def test_a_role_that_walks_through_walls_is_refused(folder, monkeypatch, server, right):
    with our_cluster.superuser(server, "postgres") as connection:
        connection.execute(f"CREATE ROLE jehat_app_given LOGIN PASSWORD 'given' {right}")
    monkeypatch.setenv("DATABASE_URL", address(server))
    monkeypatch.setenv("DATABASE_APP_URL", address(server, "jehat_app_given", "given"))
    with pytest.raises(Refusal, match="ALTER ROLE jehat_app_given NOSUPERUSER NOBYPASSRLS"):
        external.prepare(folder)


@pytest.mark.platform
def test_the_platform_runs_on_it_and_starts_no_server(server):
    with our_cluster.superuser(server, "postgres") as connection:
        connection.execute("CREATE ROLE jehat_app_given LOGIN PASSWORD 'given'")
    platform = Platform(
        environment={
            "DATABASE_URL": address(server),
            "DATABASE_APP_URL": address(server, "jehat_app_given", "given"),
        }
    )
    try:
        platform.start()
        assert "external" in platform.jehat("status").stdout
        assert not (platform.home / "postgres").exists()
        with psycopg.connect(address(server, "jehat_app_given", "given")) as connection:
            assert connection.execute("SELECT count(*) > 0 FROM django_migrations").fetchone()[0]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("DELETE FROM django_migrations")
        platform.stop()
        platform.start()
    finally:
        platform.remove()
