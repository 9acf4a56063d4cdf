"""A request is one transaction, seen through the eyes of whoever asks (docs/adr/0006)."""

from contextlib import ExitStack
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.utils.functional import LazyObject, empty

from . import seen_as


class SeenByAskerMiddleware:
    """Stands where it becomes known who asks; whoever signs in or shows a token further in, asks from then on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with seen_as.asker(partial(_asker, request)):
            return self.get_response(request)


class OneTransactionMiddleware:
    """Stands last. The transaction begins at the view and ends with its answer: one of 500 and above undoes it.

    A view marked by Django's `non_atomic_requests` has transactions of its own: tries that count whatever becomes of
    them, acts on many things at once. A page that a stranger only reads needs none, and one within a transaction that
    stands already is a part of that.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.is_one_transaction = False
        with ExitStack() as request.lasting:
            response = self.get_response(request)
            if response.status_code >= 500 and request.is_one_transaction:
                transaction.set_rollback(True)
        return response

    def process_view(self, request, view, args, kwargs):
        is_read_by_stranger = request.method in ("GET", "HEAD") and seen_as.wanted() == seen_as.NOTHING
        is_apart = connection.alias in getattr(view, "_non_atomic_requests", ())
        if not (is_read_by_stranger or is_apart or connection.in_atomic_block):
            request.lasting.enter_context(transaction.atomic())
            request.is_one_transaction = True


def _asker(request) -> UUID | None:
    """Who asks, as far as it is known: to find the account is a question, too, and nobody's."""
    user = (getattr(request, "bearer", None) or request).user
    is_known = not isinstance(user, LazyObject) or user._wrapped is not empty
    return user.pk if is_known else None
