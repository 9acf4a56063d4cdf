"""What must hold before anything is started; each thing that does not is one clear sentence."""

import errno
import os
import shutil
import socket
from pathlib import Path

from .places import Places, kek_uri
from .refusal import Refusal

LEAST_BYTES, LEAST_SHARE = 10**9, 0.05


def check(places: Places, address: str, port: int) -> None:
    """Refusal for the first thing in the way; the data folder is created and claimed if it was missing."""
    refuse_kek_inside(places)
    places.make()
    refuse_full_disk(places)
    refuse_taken_port(address, port)


def refuse_kek_inside(places: Places) -> None:
    """A key kept with what it locks would be carried off with it, in every copy and backup."""
    scheme, _, name = kek_uri().partition(":")
    if scheme == "file" and places.home.resolve() in Path(name).expanduser().resolve().parents:
        raise Refusal("kek_inside_data", file=name, folder=places.home)


def refuse_full_disk(places: Places) -> None:
    disk = shutil.disk_usage(places.home)
    if disk.free < LEAST_BYTES or disk.free < disk.total * LEAST_SHARE:
        raise Refusal("disk_nearly_full", folder=places.home, free=f"{disk.free / 10**9:.1f} GB")


def refuse_taken_port(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except (OSError, socket.gaierror) as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise Refusal("port_in_use", port=port) from error
            raise Refusal("address_not_ours", address=address) from error


def port_from_environment() -> int:
    given = os.environ.get("JEHAT_PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise Refusal("port_not_number", port=given)
    return int(given)
