"""One command with the database there: the running platform's, or our own started for as long as it takes."""

import os
import subprocess
import sys

from . import external, places
from .places import Places
from .postgres import Cluster


def with_database(words: list[str], role: str = "app") -> int:
    """Run Python with these words as a role of the database; its exit code."""
    folder = Places(places.home())
    if os.environ.get("DATABASE_URL"):
        external.prepare(folder)
        return run(words, role)
    folder.make()
    cluster = Cluster(folder.home)
    is_ours = cluster.ensure_started()
    try:
        return run(words, role)
    finally:
        if is_ours:
            cluster.stop()


def run(words: list[str], role: str = "app") -> int:
    """Run Python with these words, connected to the terminal."""
    environment = os.environ | {"JEHAT_DATABASE_ROLE": role, "PYTHONPATH": places.python_path()}
    return subprocess.run([sys.executable, *words], env=environment, check=False).returncode
