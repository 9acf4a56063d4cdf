"""Who knocks at an endpoint: a person's browser by its session, or a program by a token whose scopes include it."""

from django.utils import translation
from django.utils.translation import get_language_from_request
from django.utils.translation.trans_real import get_languages
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.utils import check_csrf


class ScopeMissing(Exception):
    """The token is good, and does not reach this operation."""

    def __init__(self, scope: str):
        super().__init__(scope)
        self.scope = scope


class Door(HttpBearer):
    """Lets in whoever may call an operation: a session (checked for forgery), or a token that has the scope.

    `request.bearer` was set by the middleware that knows tokens: the token of the `Authorization` header, or None.
    """

    def __init__(self, scope: str):
        super().__init__()
        self.scope = scope

    def __call__(self, request):
        if "Authorization" in request.headers:
            return self._by_token(request)
        if not request.user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise HttpError(403, "CSRF")
        return request.user

    def authenticate(self, request, token):
        """Never called: the middleware has read the header."""
        return

    def _by_token(self, request):
        token = getattr(request, "bearer", None)
        if token is None:
            return None
        if self.scope not in token.scopes:
            raise ScopeMissing(self.scope)
        request.user = token.user
        _speak(request)
        return token.user


def _speak(request) -> None:
    """A program hears the language it asks for, or else that of the account it acts for."""
    asked = "Accept-Language" in request.headers
    language = get_language_from_request(request) if asked else request.user.language
    translation.activate(language if language in get_languages() else request.user.language)
    request.LANGUAGE_CODE = translation.get_language()
