"""What one page asks the database again and again is asked once.

Only while a page is read, or made after an act: whoever writes asks anew each time, after the lock, and jobs and tests
always do. The demonstration's week alone is written with a memory: nobody else is there, and it gives nobody a grant.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within the block, `remembered` asks each question once; a block within it remembers with it."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def remembered(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question that has a name: from memory where it is there, or else asked."""
    kept = _kept.get()
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    return kept[question]


def remember(question: Hashable, answer: Any) -> None:
    """Keep an answer that was learnt on the way, for whoever on the page asks for it."""
    if (kept := _kept.get()) is not None:
        kept[question] = answer


class RememberingMiddleware:
    """A page that is only read remembers what it asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with remembering():
            return self.get_response(request)
