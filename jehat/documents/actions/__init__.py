"""What can be done with a file: keep, release, attach, discard, sweep."""

from .attaching import attach
from .discarding import discard, sweep
from .keeping import keep
from .releasing import release

__all__ = ["attach", "discard", "keep", "release", "sweep"]
