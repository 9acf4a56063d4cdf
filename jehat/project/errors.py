"""Pages for what goes wrong: what happened, what to do, and a reference to quote."""

import logging
import secrets

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.debug import SafeExceptionReporterFilter
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger("jehat.errors")


class NothingOfValues(SafeExceptionReporterFilter):
    """Reports of errors name lines of code and never the values of variables."""

    def get_traceback_frame_variables(self, request, tb_frame):
        return []

    def get_post_parameters(self, request):
        return {}


class RefusalsInALine(logging.Filter):
    """A refusal is an answer and no fault: it is logged without the lines of code that led to it."""

    def filter(self, record) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True


def reference(request, status) -> str:
    """A short code, written to the log and shown to the person, by which both can be matched."""
    code = secrets.token_hex(4)
    # The route, never the address: a part of that may be a secret, as in the link of an activation.
    route = request.resolver_match.view_name if request.resolver_match else "-"
    logger.warning("%s %s %s reference=%s", status, request.method, route, code)
    return code


def not_found(request, exception=None):
    return render(request, "404.html", {"reference": reference(request, 404)}, status=404)


def forbidden(request, exception=None):
    # A refusal that can be mended says how itself, such as by proving who one is.
    if answer := getattr(exception, "answer", None):
        return answer(request)
    context = {"reason": str(exception or ""), "reference": reference(request, 403)}
    return render(request, "403.html", context, status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {"reference": reference(request, 403)}, status=403)


@requires_csrf_token
def broken(request):
    return render(request, "500.html", {"reference": reference(request, 500)}, status=500)
