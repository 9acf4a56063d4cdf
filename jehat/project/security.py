"""What every request must be like, and the headers of every page: a strict policy, nothing kept by shared caches."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.middleware.gzip import GZipMiddleware

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
    ]
)


class PageCompressionMiddleware(GZipMiddleware):
    """Compresses pages and API answers, with Django's padding against BREACH; files go out as they are, by pieces."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in ("text/html", "application/json", "application/problem+json"):
            return response
        return super().process_response(request, response)


class WellFormedMiddleware:
    """Refuses what no page can read: words that are not UTF-8, and zero bytes, which no text of the database holds."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        if (request.encoding or "utf-8").lower() != "utf-8":
            raise BadRequest("not UTF-8")
        return self.get_response(request)


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Permissions-Policy", "microphone=(self), camera=(), geolocation=()")
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "private, no-store")
        return response
