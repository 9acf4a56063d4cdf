"""Guide pages that a visitor's browser keeps, and asks whether they are still true: an answer of no bytes if so."""

from functools import lru_cache, wraps
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.cache import get_conditional_response, patch_vary_headers, quote_etag

from . import queries

JEHAT = Path(__file__).resolve().parent.parent


def kept_by_visitors(view):
    """Let the browser of somebody who is not signed in keep the page, and ask each time whether anything changed."""

    @wraps(view)
    def fresh(request, *args, **kwargs):
        if not _is_same_for_all(request):
            return view(request, *args, **kwargs)
        etag = _etag(request)
        answer = get_conditional_response(request, etag=etag) or view(request, *args, **kwargs)
        if answer.status_code in (200, 304):
            answer["ETag"] = etag
            answer["Cache-Control"] = "private, no-cache"
            patch_vary_headers(answer, ("Cookie", "Accept-Language"))
        return answer

    return fresh


def _is_same_for_all(request) -> bool:
    """No account, and no message that waits to be shown once."""
    return request.method in ("GET", "HEAD") and not request.user.is_authenticated and request.session.is_empty()


def _etag(request) -> str:
    # The page holds a token that goes with the cookie, so another cookie is another page.
    cookies = (settings.CSRF_COOKIE_NAME, "jehat_theme")
    parts = [queries.stamp(), release(), request.get_full_path(), request.LANGUAGE_CODE]
    parts += [request.COOKIES.get(name, "") for name in cookies] + [request.headers.get("HX-Request", "")]
    return quote_etag(sha256("\n".join(parts).encode()).hexdigest()[:32])


@lru_cache(maxsize=1)
def release() -> str:
    """Changes when the product itself was replaced: the newest of its templates, sheets and translations."""
    files = (file for kind in ("html", "css", "js", "mo") for file in JEHAT.rglob(f"*.{kind}"))
    return str(max(int(file.stat().st_mtime) for file in files))
