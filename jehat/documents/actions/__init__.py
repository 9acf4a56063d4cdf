"""What can be done with a file: keep, reuse, release, attach, discard, sweep; and with a draft: keep, swap, discard."""

from .attaching import attach
from .discarding import discard, sweep
from .drafting import carry_draft, discard_draft, keep_draft, swap_draft
from .keeping import keep
from .releasing import release
from .reusing import pass_on, reuse
from .validity import set_validity

__all__ = [
    "carry_draft",
    "attach",
    "discard",
    "discard_draft",
    "keep",
    "keep_draft",
    "pass_on",
    "release",
    "reuse",
    "set_validity",
    "swap_draft",
    "sweep",
]
