from .message import Message, MessageQuerySet
from .notice import Notice, NoticeQuerySet

__all__ = ["Message", "MessageQuerySet", "Notice", "NoticeQuerySet"]
