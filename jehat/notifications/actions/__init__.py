"""Reading notices, and what happens to a message from its writing to its end."""

from .reading import read_all, read_notice
from .sending import abandon, claim, send_message, settle

__all__ = ["abandon", "claim", "read_all", "read_notice", "send_message", "settle"]
