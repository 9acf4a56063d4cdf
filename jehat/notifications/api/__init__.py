"""Notices and messages for programs: the same actions as the pages, under the same permissions."""

from . import messages, notices

__all__ = ["messages", "notices"]
