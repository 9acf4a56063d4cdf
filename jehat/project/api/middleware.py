"""What every answer to a program has: its version, and if it is an error, the form of one."""

from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_vary_headers

from jehat.core.rest.problems import MEDIA_TYPE

from .problems import of_status

ENDPOINTS = "/api/"


class EndpointsMiddleware(ConditionalGetMiddleware):
    """An ETag on every answer, and 304 for one that the caller has (RFC 9110 §13); no error without its problem.

    What refuses a request before it reaches an operation (a wrong method, an address that is none) knows only of pages.
    """

    def process_response(self, request, response):
        if not request.path.startswith(ENDPOINTS) or response.streaming:
            return response
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        if response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE:
            return of_status(request, response)
        return super().process_response(request, response) if response.status_code == 200 else response
