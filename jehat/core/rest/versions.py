"""Two programs at one thing: whoever changes it names the version he read (RFC 9110 §13.1.1)."""


class Stale(Exception):
    """The thing has changed since the version the caller read."""


def etag(version: int | str) -> str:
    """The entity tag of a version."""
    return f'"{version}"'


def require_match(request, version: int | str) -> None:
    """Raise Stale if the request names versions in `If-Match` and this is none of them."""
    given = request.headers.get("If-Match", "").strip()
    if given and given != "*" and etag(version) not in {tag.strip() for tag in given.split(",")}:
        raise Stale
