"""An external PostgreSQL named by DATABASE_URL: who we are there, and what we require of it."""

import ipaddress
import os
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from .places import Places
from .refusal import Refusal

APP_ROLE, SECRET = "jehat_app", "external_app"
LEAST_VERSION = 150000
WALKS_THROUGH = "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"


def parameters(role: str, places: Places) -> dict[str, str]:
    """Connection parameters of `owner` or `app` on the external server; Refusal if an address cannot be used.

    The application's role comes from DATABASE_APP_URL, or is `jehat_app` with the password kept among the secrets.
    """
    owner = _parse("DATABASE_URL")
    if role == "owner":
        return owner
    if os.environ.get("DATABASE_APP_URL"):
        app = _parse("DATABASE_APP_URL")
        if app.get("user") == owner.get("user"):
            raise Refusal("database_app_same")
        return app
    stored = places.secrets / SECRET
    return owner | {"user": APP_ROLE, "password": stored.read_text().strip() if stored.exists() else ""}


def _parse(variable: str) -> dict[str, str]:
    address = os.environ[variable]
    try:
        if not address.startswith(("postgresql://", "postgres://")):
            raise ValueError(address)
        found = {name: str(value) for name, value in conninfo.conninfo_to_dict(address).items()}
    except (ValueError, psycopg.ProgrammingError) as error:
        raise Refusal("database_url", variable=variable) from error
    if not found.get("dbname"):
        raise Refusal("database_url", variable=variable)
    host = found.get("host", "") or found.get("hostaddr", "")
    if not _stays_on_this_machine(host) and found.get("sslmode") != "verify-full":
        raise Refusal("database_without_tls", host=host, variable=variable)
    return found


def _stays_on_this_machine(hosts: str) -> bool:
    return all(_is_local(host) for host in hosts.split(","))


def _is_local(host: str) -> bool:
    if not host or host == "localhost" or Path(host).is_absolute():
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def prepare(places: Places) -> None:
    """Check the server's version and make sure the application has a role of its own there; Refusal otherwise."""
    with _connected("owner", places) as connection:
        if connection.info.server_version < LEAST_VERSION:
            raise Refusal("database_too_old", found=connection.info.server_version // 10000)
        if not os.environ.get("DATABASE_APP_URL"):
            _ensure_app_role(connection, places)
    with _connected("app", places) as connection:
        _refuse_one_without_walls(connection)


def _refuse_one_without_walls(connection: psycopg.Connection) -> None:
    """Row level security holds nobody who may pass it by."""
    found = connection.execute(WALKS_THROUGH).fetchone()
    if found:
        raise Refusal("database_app_unwalled", role=found[0])


def _connected(role: str, places: Places) -> psycopg.Connection:
    variable = "DATABASE_APP_URL" if role == "app" and os.environ.get("DATABASE_APP_URL") else "DATABASE_URL"
    try:
        return psycopg.connect(**parameters(role, places), connect_timeout=10, autocommit=True)
    except psycopg.OperationalError as error:
        reason = " ".join(str(error).split())
        raise Refusal("database_unreachable", variable=variable, reason=reason) from error


def _ensure_app_role(connection: psycopg.Connection, places: Places) -> None:
    """Create the role once, with a password of this installation; a role of that name made by others is left alone."""
    if (places.secrets / SECRET).exists():
        return
    role = sql.Identifier(APP_ROLE)
    try:
        # Only its verifier leaves this machine: a statement may end in the server's log.
        verifier = connection.pgconn.encrypt_password(
            places.secret(SECRET).encode(), APP_ROLE.encode(), b"scram-sha-256"
        )
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(verifier.decode())))
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, role))
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.DuplicateObject) as error:
        (places.secrets / SECRET).unlink()
        raise Refusal("database_app_url", role=APP_ROLE) from error
