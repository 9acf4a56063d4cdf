"""What our PostgreSQL is told: settings, who may connect and how. Kept outside its data, where it cannot change it."""

from pathlib import Path

from .database_user import DatabaseUser
from .layout import CONFIGURATION, DATA, SOCKETS, SUPERUSER

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0770",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "96MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "jit": "off",
    "idle_in_transaction_session_timeout": "60s",
    # A log line may hold no value of a row: ciphertext, identifiers and passwords stay out of it.
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "logging_collector": "on",
    "log_filename": "postgresql-%Y%m%d-%H%M%S.log",
    "log_file_mode": "0600",
    "log_rotation_age": "0",
    "log_rotation_size": "10MB",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
# The superuser is reached only by the system user who owns the cluster; everybody else brings a password.
ACCESS = f"""\
local all         {SUPERUSER} peer map=cluster
local replication {SUPERUSER} peer map=cluster
local all         all           scram-sha-256
"""


def write(postgres: Path, logs: Path, user: DatabaseUser, peers: list[str], settings: dict[str, str]) -> Path:
    """Write the three files anew; the path of the main one. `local.conf` beside them is the operator's own."""
    folder = postgres / CONFIGURATION
    folder.mkdir(exist_ok=True)
    user.let_read(folder, 0o750)
    names = {
        "data_directory": postgres / DATA,
        "hba_file": folder / "pg_hba.conf",
        "ident_file": folder / "pg_ident.conf",
        "unix_socket_directories": postgres / SOCKETS,
        "log_directory": logs,
    }
    lines = [f"{name} = {_quoted(value)}" for name, value in (SETTINGS | settings | names).items()]
    _write(folder / "postgresql.conf", "\n".join([*lines, "include_if_exists = 'local.conf'", ""]), user)
    _write(folder / "pg_hba.conf", ACCESS, user)
    _write(folder / "pg_ident.conf", "".join(f'cluster "{name}" {SUPERUSER}\n' for name in peers), user)
    return folder / "postgresql.conf"


def _quoted(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _write(file: Path, text: str, user: DatabaseUser) -> None:
    file.write_text(text)
    user.let_read(file, 0o640)
