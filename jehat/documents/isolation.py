"""Decoding in a process of its own, which has no key, no environment, and may open nothing (see `voice.py`).

Only pipes join the two, so no plaintext touches a disk. A recording that breaks the decoder ends that process, not the
server; one that takes it over finds neither a key nor a database in it.
"""

import subprocess
import sys
from typing import BinaryIO

from . import voice

# Seconds by the clock, fewer than those after which the database ends a transaction that waits. The process also has a
# limit of its own processor time, which a busy machine does not use up.
PATIENCE = 50


def render(source: BinaryIO, longest: float = voice.LONGEST, patience: float = PATIENCE) -> voice.Rendition:
    """Like voice.render, in a separate process; raises BadSound, also when the decoder dies of it or is too slow."""
    command = [sys.executable, "-I", voice.__file__, str(longest)]
    recording = source.read(voice.LARGEST + 1)
    if len(recording) > voice.LARGEST:
        raise voice.BadSound("too_large")
    try:
        # The command is ours whole; what a person sent comes by the pipe.
        done = subprocess.run(command, input=recording, capture_output=True, timeout=patience, env={})  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise voice.BadSound("too_slow") from error
    if done.returncode:
        raise voice.BadSound("unreadable")
    return voice.read_answer(done.stdout)
