"""The way back: from a page that asks for something first to the one on which a person was."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from django.urls import reverse


def with_next(name: str, to: str) -> str:
    """The address of one of this area's pages that leads on to another afterwards."""
    return f"{reverse(name)}?{urlencode({'next': to})}"


def came_from(request) -> str:
    """The page on which this was asked for, if it is one of ours: the page itself, or the one that sent a form."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    url = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    return urlunsplit(("", "", url.path, url.query, "")) if url.netloc == request.get_host() else ""
