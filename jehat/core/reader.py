"""How the person who reads now wants digits and dates: `digits` latn or arab, `calendar` hijri or gregorian first.

`reader_middleware` sets the reader of a request (it stands after the authentication middleware, and asks the account
only when a page shows a number or a date); mail and jobs set theirs by `reading_as`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware
from django.utils.translation import get_language_bidi

_reader: ContextVar[object] = ContextVar("reader", default=None)


@contextmanager
def reading_as(user: object) -> Iterator[None]:
    """Within the block, digits and dates are written as this account (any object, or None) prefers."""
    token = _reader.set(user)
    try:
        yield
    finally:
        _reader.reset(token)


def digits_of(user: object = None) -> str:
    """`arab` if the account, or else the current reader, prefers Arabic-Indic digits and reads Arabic; or `latn`."""
    return "arab" if _preference(user, "digits") == "arab" and get_language_bidi() else "latn"


def calendar_of(user: object = None) -> str:
    """The calendar whose date stands first for the account, or else for the current reader."""
    return "gregorian" if _preference(user, "calendar") == "gregorian" else "hijri"


def _preference(user: object, name: str) -> str | None:
    return getattr(user if user is not None else _reader.get(), name, None)


@sync_and_async_middleware
def reader_middleware(get_response):
    """Middleware: the signed-in account is the reader of all that the request writes."""

    async def in_async(request):
        with reading_as(getattr(request, "user", None)):
            return await get_response(request)

    def in_sync(request):
        with reading_as(getattr(request, "user", None)):
            return get_response(request)

    return in_async if iscoroutinefunction(get_response) else in_sync
